package io.tillgate.e2e.failure;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class KeyRotationTest {
    private static final int THREADS = 4;

    private final Suite suite;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> signers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    KeyRotationTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("Two rotations under load at a protected API: not one request with an old or a new token fails")
    void rotationUnderLoad() throws Exception {
        String admin = suite.adminToken();
        String oldest = newToken();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> load(oldest, stop));
        }

        String first = rotate(admin);
        String second = rotate(admin);
        int before = requests.get();
        await().atMost(20, SECONDS).until(() -> requests.get() > before + 10 * THREADS);
        stop.set(true);
        threads.shutdown();

        assertThat(threads.awaitTermination(30, SECONDS)).isTrue();
        assertThat(failures).isEmpty();
        assertThat(signers).contains(kid(oldest), first, second);
        assertThat(suite.menuStatus(oldest)).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "A compromised key: its tokens are refused everywhere within a second, those of its successor are valid")
    void compromise() {
        String admin = suite.adminToken();
        String dead = newToken();
        assertThat(suite.menuStatus(dead)).isEqualTo(200);

        suite.as(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "an exercise"))
                .post("/keys/" + kid(dead) + "/revoke")
                .then()
                .statusCode(200);

        String fresh = newToken();
        assertThat(kid(fresh)).isNotEqualTo(kid(dead));
        assertThat(suite.menuStatus(fresh)).isEqualTo(200);
        await().pollInterval(20, MILLISECONDS).atMost(1, SECONDS).until(() -> suite.menuStatus(dead) == 401);
        assertThat(suite.request().get("/oauth/jwks").jsonPath().<String>getList("keys.kid"))
                .contains(kid(fresh))
                .doesNotContain(kid(dead));
        String userName = Suite.newUserName();
        suite.createAccount(userName);
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(201);
        await().atMost(20, SECONDS)
                .until(() -> suite.audit(admin, "an exercise").size() == 1);
    }

    /** Asks for the next key, and waits until it signs. */
    private String rotate(String admin) {
        String kid = suite.as(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("activate_in", "PT5S"))
                .post("/keys/rotate")
                .then()
                .statusCode(201)
                .extract()
                .path("kid");
        await().atMost(20, SECONDS).until(() -> signers.contains(kid));
        return kid;
    }

    private void load(String oldest, AtomicBoolean stop) {
        while (!stop.get()) {
            String token = newToken();
            signers.add(kid(token));
            for (String each : new String[] {token, oldest, token}) {
                int status = suite.menuStatus(each);
                requests.incrementAndGet();
                if (status != 200) {
                    failures.add(status + " for a token of " + kid(each));
                }
            }
        }
    }

    private String newToken() {
        return suite.clientCredentials("backoffice", "backoffice")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String kid(String jwt) {
        byte[] header = Base64.getUrlDecoder().decode(jwt.substring(0, jwt.indexOf('.')));
        return JsonPath.from(new String(header, StandardCharsets.UTF_8)).getString("kid");
    }
}
