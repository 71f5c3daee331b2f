package io.tillgate.local.kafka;

import io.tillgate.local.config.CipherSuites;
import io.tillgate.local.tls.ServerFiles;
import java.util.Map;

/** The listener configuration of a node, on loopback. */
public final class KafkaListeners {
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final int port;
    private final String lines;
    private final Map<String, String> passwords;

    private KafkaListeners(int port, String lines, Map<String, String> passwords) {
        this.port = port;
        this.lines = lines;
        this.passwords = Map.copyOf(passwords);
    }

    /** Returns listeners without TLS and authentication. */
    public static KafkaListeners plain(int port, int controllerPort) {
        return new KafkaListeners(port, """
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                inter.broker.listener.name=PLAINTEXT
                """.formatted(port, controllerPort), Map.of());
    }

    /**
     * Returns listeners with TLS: one for clients with a certificate of the stack's CA, one for clients with a password
     * (SCRAM-SHA-512, RFC 5802). The controller requires a certificate.
     *
     * @param passwords the passwords by client
     */
    public static KafkaListeners tls(
            int port, int saslPort, int controllerPort, ServerFiles files, Map<String, String> passwords) {
        return new KafkaListeners(
                port,
                """
                controller.quorum.voters=1@localhost:%2$d
                listeners=SSL://127.0.0.1:%1$d,SASL_SSL://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=SSL://localhost:%1$d,SASL_SSL://localhost:%3$d
                listener.security.protocol.map=SSL:SSL,SASL_SSL:SASL_SSL,CONTROLLER:SSL
                inter.broker.listener.name=SSL
                ssl.keystore.type=PEM
                ssl.keystore.location=%4$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%5$s
                ssl.client.auth=required
                listener.name.sasl_ssl.ssl.client.auth=none
                ssl.enabled.protocols=TLSv1.2,TLSv1.3
                ssl.cipher.suites=%6$s
                sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%7$s;
                """.formatted(
                                port,
                                controllerPort,
                                saslPort,
                                files.both(),
                                files.authority(),
                                String.join(",", CipherSuites.MODERN),
                                SCRAM),
                passwords);
    }

    int port() {
        return port;
    }

    String lines() {
        return lines;
    }

    /** Returns the passwords by client. */
    Map<String, String> passwords() {
        return passwords;
    }

    @Override
    public String toString() {
        return "KafkaListeners[" + port + "]";
    }
}
