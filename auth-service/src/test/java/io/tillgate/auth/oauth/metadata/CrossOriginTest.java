package io.tillgate.auth.oauth.metadata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.TokenFlow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CrossOriginTest extends TokenFlow {

    @ParameterizedTest
    @ValueSource(
            strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/oauth/jwks"})
    @DisplayName("Metadata and keys may be read from every origin, without credentials")
    void forEveryone(String path) {
        given().header("Origin", "https://anywhere.example")
                .get(path)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "/oauth/token, POST, https://shop.example",
        "/oauth/revoke, POST, https://shop.example",
        "/userinfo, GET, https://shop.example",
        "/userinfo, GET, http://127.0.0.1:5173"
    })
    @DisplayName("The origins of public clients' redirect URIs may call; a loopback one with any port")
    void browserClients(String path, String method, String origin) {
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(origin))
                .header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", equalTo("Origin"));
        given().header("Origin", origin)
                .post(path)
                .then()
                .header("Access-Control-Allow-Origin", equalTo(origin))
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "/oauth/token, https://anywhere.example",
        "/oauth/token, https://shop.example.evil.example",
        "/oauth/token, https://shop.example:8443",
        "/oauth/token, http://shop.example",
        "/oauth/token, null",
        "/userinfo, http://127.0.0.1.evil.example:80",
        "/oauth/introspect, https://shop.example",
        "/apps, https://shop.example",
        "/sign-in, https://shop.example"
    })
    @DisplayName("Other origins, and other endpoints, get no leave")
    void others(String path, String origin) {
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .options(path)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", origin).post(path).then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    @DisplayName("A browser client reads its errors too")
    void errors() {
        given().header("Origin", "https://shop.example")
                .get("/userinfo")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo("https://shop.example"))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"));
    }
}
