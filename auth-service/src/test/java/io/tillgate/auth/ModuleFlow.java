package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests of the module consent and of API keys share. */
abstract class ModuleFlow extends CodeFlow {
    protected static final String MODULE = "https://loyalty.example/cb?shop=7";

    protected static String request(String callback, String scopes) {
        return "/oauth?" + Visitor.encode(Map.of("cb", callback, "scopes", scopes));
    }

    /** Opens a request of a module, and signs in where asked. */
    protected Visitor.Answer consentPage(String scopes) {
        Visitor.Answer page = visitor.open(request(MODULE, scopes));
        if (page.path().startsWith("/sign-in")) {
            page = visitor.signIn(page, userName, PASSWORD);
        }
        assertThat(page.path()).startsWith("/oauth/module?");
        return page;
    }

    protected Visitor.Answer answer(Visitor.Answer page, String decision) {
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("decision", decision);
        return visitor.post("/oauth/module", form);
    }

    /** A key with some scopes. */
    protected String key(String scopes) {
        Visitor.Answer answer = answer(consentPage(scopes), "allow");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.response()).containsKey("key");
        return answer.response().get("key");
    }

    protected static Map<String, Object> introspectKey(String key) {
        return introspectAs("backoffice", "backoffice-secret", key);
    }

    protected static boolean isKeyActive(String key) {
        return (Boolean) introspectKey(key).get("active");
    }

    /** The account's keys, as a list of JSON objects. */
    protected List<Map<String, Object>> keys() {
        Response list =
                given().auth().oauth2(signInAtPos().path("access_token")).get("/api-keys");
        list.then().statusCode(200);
        return list.jsonPath().getList("$");
    }
}
