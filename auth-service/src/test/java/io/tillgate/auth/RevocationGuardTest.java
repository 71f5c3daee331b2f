package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.Topic;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
class RevocationGuardTest extends TokenFlow {
    private static final String REVOCATIONS = Topic.REVOCATIONS.topicName();

    private String key;
    private byte[] older;
    private byte[] newer;

    /** Two revocations of the account, of different seconds. */
    @BeforeEach
    void twoRevocations() {
        key = "sub:" + account;
        signInAtPos().then().statusCode(201);
        topics.send(groups(2, List.of("user")));
        await().atMost(10, SECONDS).until(() -> records().size() == 1);
        older = records().get(0).value();
        await().atMost(10, SECONDS).until(() -> Instant.now().isAfter(notBefore(older)));
        topics.send(groups(3, List.of()));
        await().atMost(10, SECONDS).until(() -> records().size() == 2);
        newer = records().get(1).value();
        assertThat(notBefore(newer)).isAfter(notBefore(older));
    }

    @Test
    @DisplayName("A genuine older revocation that is written again does not stay the last of its key")
    void replayed() {
        topics.write(REVOCATIONS, key, older);

        restored("replayed");
    }

    @Test
    @DisplayName("A tombstone over a live revocation is corrected")
    void removed() {
        topics.bury(REVOCATIONS, key);

        restored("removed");
    }

    @Test
    @DisplayName("An unsigned record over a live revocation is corrected")
    void unverified() {
        topics.write(REVOCATIONS, key, "garbage".getBytes(StandardCharsets.US_ASCII));

        restored("unverified");
    }

    @Test
    @DisplayName("A forged record with the genuine record's key id is corrected")
    void namesTheKey() {
        String header = new String(newer, StandardCharsets.US_ASCII).split("\\.")[0];
        topics.write(REVOCATIONS, key, (header + ".e30.AAAA").getBytes(StandardCharsets.US_ASCII));

        restored("unverified");
    }

    @Test
    @DisplayName("A key that PostgreSQL cannot hold does not stop the comparison")
    void impossibleKey() {
        topics.write(REVOCATIONS, "sub:\0", "garbage".getBytes(StandardCharsets.US_ASCII));
        topics.write(REVOCATIONS, key, older);

        restored("replayed");
    }

    @Test
    @DisplayName("The newest record of a key that is written again changes nothing, and is not answered")
    void repeated() {
        topics.write(REVOCATIONS, key, newer);
        topics.write(REVOCATIONS, "sub:nobody", older);
        topics.write(REVOCATIONS, key, older);

        restored("replayed");
        assertThat(records()).hasSize(5);
    }

    @Test
    @DisplayName("A newer record that is read just after the older one is not reported as a replay")
    void quickPair() {
        topics.write(REVOCATIONS, key, older);
        await().atMost(10, SECONDS).until(() -> records().size() == 4);
        topics.write(REVOCATIONS, key, newer);

        await().during(4, SECONDS).atMost(10, SECONDS).until(() -> !isTold("replayed"));
        topics.write(REVOCATIONS, key, older);
        restored("replayed");
    }

    private void restored(String cause) {
        await().atMost(10, SECONDS).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> read = records(); // once, because records arrive meanwhile
            byte[] last = read.get(read.size() - 1).value();
            assertThat(last).isNotNull().isNotEqualTo(newer).isNotEqualTo(older);
            assertThat(notBefore(last)).isEqualTo(notBefore(newer));
        });
        await().atMost(10, SECONDS).until(() -> isTold(cause));
    }

    private boolean isTold(String cause) {
        return topics.read("tillgate.tokens.v1").stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(event -> event.contains(key))
                .anyMatch(event -> event.contains("\"cause\":\"" + cause + "\""));
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        return topics.read(REVOCATIONS).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static Instant notBefore(byte[] value) {
        try {
            Long notBefore = SignedJWT.parse(new String(value, StandardCharsets.US_ASCII))
                    .getJWTClaimsSet()
                    .getLongClaim("not_before");
            assertThat(notBefore).isNotNull(); // a record that was not answered yet has none
            return Instant.ofEpochSecond(notBefore);
        } catch (ParseException e) {
            throw new AssertionError("no Security Event Token", e);
        }
    }

    private AccountChanged groups(long version, List<String> groups) {
        return new AccountChanged(
                account.toString(), userName, "active", groups, version, "groups_changed", CREATED, null, null);
    }
}
