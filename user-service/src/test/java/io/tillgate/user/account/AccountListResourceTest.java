package io.tillgate.user.account;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.register;
import static io.tillgate.user.AccountJson.registerPending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.Table;
import io.tillgate.user.UserServiceEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class AccountListResourceTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName("Filters match exactly, without regard to case")
    void filters() {
        String name = freshName();
        UUID id = register(name);
        String email = name + "@pos.example";
        UUID pending = registerPending(email);

        list(Map.of("user_name", name.toUpperCase(Locale.ROOT)))
                .statusCode(200)
                .body("items.id", equalTo(List.of(id.toString())))
                .body("next_cursor", nullValue());
        list(Map.of("user_name", name.substring(1))).body("items.size()", equalTo(0));
        list(Map.of("email", email.toUpperCase(Locale.ROOT), "status", "pending_activation"))
                .body("items.id", equalTo(List.of(pending.toString())));
        list(Map.of("email", email, "status", "active")).body("items.size()", equalTo(0));
    }

    @Test
    @DisplayName("A search finds names and addresses by how they begin, without regard to case; signs are no wildcards")
    void search() {
        String name = freshName();
        UUID named = register(name + "_till");
        UUID addressed = registerPending(name + "@pos.example");

        list(Map.of("q", name.toUpperCase(Locale.ROOT)))
                .statusCode(200)
                .body("items.id", equalTo(List.of(named.toString(), addressed.toString())));
        list(Map.of("q", name + "@p")).body("items.id", equalTo(List.of(addressed.toString())));
        list(Map.of("q", name + "_till", "status", "active")).body("items.id", equalTo(List.of(named.toString())));
        list(Map.of("q", name + "_till", "status", "disabled")).body("items.size()", equalTo(0));
        list(Map.of("q", name.substring(1))).body("items.size()", equalTo(0));
        list(Map.of("q", name + "%")).statusCode(200).body("items.size()", equalTo(0));
        list(Map.of("q", name.substring(0, name.length() - 1) + "_")).body("items.size()", equalTo(0));

        String cursor = list(Map.of("q", name, "limit", 1)).extract().path("next_cursor");
        list(Map.of("q", name, "limit", 1, "cursor", cursor)).body("items.id", equalTo(List.of(addressed.toString())));
        list(Map.of("q", name + "_", "limit", 1, "cursor", cursor)).statusCode(400);
    }

    @Test
    @DisplayName("The search by beginning is served by indexes")
    void searchIndexes() {
        String plan =
                Table.explain("SELECT id FROM account WHERE lower(user_name) ~>=~ 'ada' AND lower(user_name) ~<~ 'ada~'"
                        + " OR lower(email) ~>=~ 'ada' AND lower(email) ~<~ 'ada~'");

        assertThat(plan).contains("account_user_name_beginning", "account_email_beginning");
    }

    @Test
    @DisplayName("Cursors lead through all accounts, each once, oldest first")
    void pages() {
        String email = freshName() + "@pos.example";
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(registerPending(email).toString());
        }

        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> query = cursor == null
                    ? Map.of("email", email, "limit", 2)
                    : Map.of("email", email, "limit", 2, "cursor", cursor);
            ExtractableResponse<Response> page = list(query).statusCode(200).extract();
            found.addAll(page.path("items.id"));
            cursor = page.path("next_cursor");
        } while (cursor != null);

        assertThat(found).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "' OR 1=1 --", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    @DisplayName("A forged cursor is 400")
    void forged(String cursor) {
        list(Map.of("cursor", cursor))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/invalid-cursor"));
    }

    @Test
    @DisplayName("A cursor that is changed, or comes with other filters, is 400")
    void otherFilters() {
        register();
        register();
        String cursor = list(Map.of("limit", 1)).extract().path("next_cursor");

        list(Map.of("limit", 1, "cursor", cursor)).statusCode(200);
        list(Map.of("limit", 1, "cursor", cursor, "status", "active")).statusCode(400);
        char other = cursor.charAt(5) == 'A' ? 'B' : 'A';
        list(Map.of("cursor", cursor.substring(0, 5) + other + cursor.substring(6)))
                .statusCode(400);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "limit,0",
        "limit,201",
        "limit,-1",
        "limit,ten",
        "limit,99999999999",
        "status,gone",
        "status,ACTIVE",
        "user_name,a b",
        "user_name,'nul\u0000'",
        "q,a b",
        "q,'nul\u0000'",
        "q,añb",
        "email,nobody"
    })
    @DisplayName("A bad filter or limit is 400 with the field in violations")
    void bad(String field, String value) {
        list(Map.of(field, value)).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("The list is for administrators")
    void administratorsOnly() {
        given().auth().oauth2(issuer.user(register())).get("/users").then().statusCode(403);
        given().auth()
                .oauth2(issuer.clientToken("pos-admin", "admin"))
                .get("/users")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse list(Map<String, ?> query) {
        return given().auth()
                .oauth2(issuer.administrator())
                .queryParams(query)
                .get("/users")
                .then();
    }
}
