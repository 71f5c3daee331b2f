package io.tillgate.e2e.failure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class KafkaOutageTest {
    private final Suite suite;

    KafkaOutageTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName(
            "Kafka is killed: accounts, tokens, refresh and revoke go on; when it is back, every event arrives once in"
                    + " effect and in order per key")
    void killed() {
        suite.stack().tillgate("kill", "kafka");
        List<String> accounts = new ArrayList<>();
        List<String> revoked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String userName = Suite.newUserName();
            String id = suite.createAccount(userName);
            accounts.add(id);
            Response tokens = suite.signIn(userName, Suite.PASSWORD);
            tokens.then().statusCode(201);
            Response refreshed = suite.refresh(tokens.path("refresh_token"));
            refreshed.then().statusCode(201);
            suite.refresh(refreshed.path("refresh_token")).then().statusCode(201);
            suite.as(tokens.path("access_token"))
                    .contentType(ContentType.JSON)
                    .body(Map.of("display_name", "Ada " + i))
                    .patch("/users/" + id)
                    .then()
                    .statusCode(200);
            suite.revoke(tokens.path("access_token")).then().statusCode(200);
            revoked.add(tokens.path("access_token"));
        }

        // Longer than resource servers trust what they know of revocations: the suite's own ask instead, the API
        // refuses.
        String me = suite.newAccountToken();
        await().atMost(90, SECONDS).until(() -> suite.menuStatus(me) == 503);
        suite.as(suite.newAccountToken()).get("/users/me").then().statusCode(200);

        suite.stack().tillgate("start", "kafka");

        Topics topics = new Topics(suite.stack().kafka());
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> {
            for (String id : accounts) {
                assertThat(distinctEvents(topics, "tillgate.accounts.v1", id)).hasSize(2);
                assertThat(distinctEvents(topics, "tillgate.tokens.v1", id)).hasSize(4);
            }
        });
        for (String id : accounts) {
            assertThat(versions(topics, id)).containsExactly(1, 2);
        }
        for (String token : revoked) {
            await().atMost(30, SECONDS).until(() -> suite.menuStatus(token) == 401);
        }
        String admin = suite.adminToken();
        await().atMost(30, SECONDS).until(() -> accounts.stream().allMatch(id -> auditedAccountEvents(admin, id) == 2));
        await().atMost(30, SECONDS).until(() -> suite.menuStatus(suite.newAccountToken()) == 200);
    }

    private long auditedAccountEvents(String admin, String id) {
        return suite.audit(admin, id).stream()
                .filter(event -> String.valueOf(event.get("type")).endsWith("AccountChanged"))
                .count();
    }

    private static List<String> distinctEvents(Topics topics, String topic, String account) {
        return topics.read(topic).stream()
                .filter(record -> record.value().contains(account))
                .map(record -> Topics.header(record, "ce_id"))
                .distinct()
                .toList();
    }

    private static List<Integer> versions(Topics topics, String account) {
        return topics.read("tillgate.accounts.v1").stream()
                .filter(record -> record.key().equals(account))
                .map(ConsumerRecord::value)
                .map(json -> io.restassured.path.json.JsonPath.from(json).getInt("version"))
                .distinct()
                .toList();
    }
}
