package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The code flow of {@code shop-web}, a first-party public client that has registered what OpenID Connect knows. */
abstract class ShopFlow extends CodeFlow {
    protected static final String SHOP = "https://shop.example/callback";

    @BeforeEach
    void knownProfile() {
        userService.putProfile(
                account,
                Map.of(
                        "id", account.toString(),
                        "user_name", userName,
                        "display_name", "Ada L.",
                        "email", "ada@pos.example",
                        "email_verified", true,
                        "status", "active",
                        "updated_at", "2026-02-03T04:05:06Z"));
    }

    @AfterEach
    void promptAgain() {
        userService.delayProfiles(Duration.ZERO);
    }

    protected static String authorizeShop(String... changes) {
        String[] shop = {"client_id", "shop-web", "redirect_uri", SHOP, "scope", "openid"};
        String[] all = Arrays.copyOf(shop, shop.length + changes.length);
        System.arraycopy(changes, 0, all, shop.length, changes.length);
        return authorize(all);
    }

    /** Signs in where needed, and redeems the code. */
    protected Response tokens(String... changes) {
        Map<String, String> response = pass(authorizeShop(changes)).response();
        assertThat(response).containsKey("code");
        Response tokens = redeem(response.get("code"), "client_id", "shop-web", "redirect_uri", SHOP);
        tokens.then().statusCode(200);
        return tokens;
    }

    protected static Response refresh(String refreshToken) {
        return form().formParams("grant_type", "refresh_token", "client_id", "shop-web", "refresh_token", refreshToken)
                .post("/oauth/token");
    }

    /** The error of a request that must not show a page. */
    protected String errorOf(String... changes) {
        return String.valueOf(visitor.open(authorizeShop(changes)).response().get("error"));
    }

    protected boolean isSignedIn() {
        return visitor.open(authorizeShop("prompt", "none")).response().containsKey("code");
    }

    protected static JWTClaimsSet idToken(Response tokens) {
        try {
            return SignedJWT.parse(tokens.path("id_token")).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
