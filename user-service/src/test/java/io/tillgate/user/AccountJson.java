package io.tillgate.user;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Accounts as tests make them over HTTP. */
public final class AccountJson {
    /** A password that passes every rule. */
    public static final String PASSWORD = "correct-Horse-7-battery";

    private AccountJson() {}

    /** A name that no other test has. */
    public static String freshName() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** Registers a fresh account with {@link #PASSWORD}; gives its id. */
    public static UUID register() {
        return register(freshName());
    }

    /** Registers an account with {@link #PASSWORD}; gives its id. */
    public static UUID register(String userName) {
        return id(
                post(Map.of("user_name", userName, "password", PASSWORD)).then().statusCode(201));
    }

    /** Registers an account with an address and no password; gives its id. */
    public static UUID registerPending(String email) {
        return id(post(Map.of("user_name", freshName(), "email", email)).then().statusCode(201));
    }

    /** Registers an account with {@link #PASSWORD} and an address that counts as proven, without a mail; gives its id. */
    public static UUID registerProven(String email) {
        return registerProven(freshName(), email);
    }

    /** As {@link #registerProven(String)}, with a name. */
    public static UUID registerProven(String userName, String email) {
        UUID id = register(userName);
        Table.update("UPDATE account SET email = ?, email_verified = true WHERE id = ?", email, id);
        return id;
    }

    /** Posts a registration as JSON. */
    public static Response post(Map<String, ?> body) {
        return given().contentType("application/json").body(new HashMap<>(body)).post("/users");
    }

    private static UUID id(io.restassured.response.ValidatableResponse response) {
        return UUID.fromString(response.extract().path("id"));
    }
}
