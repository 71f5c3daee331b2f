package io.tillgate.e2e.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Two instances of auth-service, asked past the gateway or through it. */
final class InstancePair {
    private final Suite suite;
    private final Suite first;
    private final Suite second;

    InstancePair(Suite suite) {
        this.suite = suite;
        this.first = suite.at("auth-service");
        this.second = suite.at("auth-service-2");
    }

    Suite first() {
        return first;
    }

    Suite second() {
        return second;
    }

    boolean active(Suite at, String token) {
        return at.request()
                .auth()
                .preemptive()
                .basic("backoffice", suite.stack().clientSecret("backoffice"))
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .extract()
                .path("active");
    }

    /** The answers to as many calls at once, half of them at each instance. */
    List<Response> atOnce(int calls, Function<Suite, Response> call) {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        List<Response> answers = IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i % 2 == 0 ? first : second), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        threads.shutdown();
        return answers;
    }

    Response redeem(Suite at, String code) {
        return at.request()
                .contentType(ContentType.URLENC)
                .formParams(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "pos-web",
                        "redirect_uri",
                        WanderingBrowser.CALLBACK,
                        "code_verifier",
                        WanderingBrowser.VERIFIER,
                        "code",
                        code))
                .post("/oauth/token");
    }

    /** How many times an instance has answered with its keys. */
    double served(String instance) {
        return suite.at(instance)
                .request()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("/oauth/jwks"))
                .mapToDouble(line -> Double.parseDouble(line.split("} ", 2)[1].split(" ", 2)[0]))
                .sum();
    }

    /** The key that an instance signs with; the other one and the API take what it has signed. */
    String acceptedKey(Suite at) {
        String jwt = at.clientCredentials("backoffice", "backoffice").path("access_token");
        assertThat(suite.menuStatus(jwt)).isEqualTo(200);
        assertThat(active(first, jwt) && active(second, jwt)).isTrue();
        String header = new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[0]), StandardCharsets.UTF_8);
        return JsonPath.from(header).getString("kid");
    }
}
