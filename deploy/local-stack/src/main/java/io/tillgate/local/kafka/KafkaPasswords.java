package io.tillgate.local.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** Sets the passwords with which Kafka's clients authenticate (SCRAM-SHA-512). */
final class KafkaPasswords {
    private static final ScramCredentialInfo STRENGTH = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);

    private final NodeAdmin admin;

    KafkaPasswords(NodeAdmin admin) {
        this.admin = admin;
    }

    /** Sets or replaces the passwords by client. */
    void set(Map<String, String> passwords) {
        if (passwords.isEmpty()) {
            return;
        }
        List<UserScramCredentialAlteration> alterations = passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(
                        each -> new UserScramCredentialUpsertion(each.getKey(), STRENGTH, each.getValue()))
                .toList();
        admin.with(broker ->
                NodeAdmin.await(broker.alterUserScramCredentials(alterations).all()));
    }
}
