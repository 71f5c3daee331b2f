package io.tillgate.local.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Configures a service for TLS between the parts, with the settings of the Kubernetes base. */
final class InnerTls {
    /** The services that authenticate to Kafka with a password; the others use certificates. */
    private static final Set<PartName> WITH_PASSWORD = Set.of(PartName.SAMPLE_POS_API, PartName.FORWARD_AUTH);

    private final StateDirectory state;
    private final String instance;

    private InnerTls(StateDirectory state, String instance) {
        this.state = state;
        this.instance = instance;
    }

    static InnerTls of(StateDirectory state, String instance) {
        return new InnerTls(state, instance);
    }

    /** Returns the passwords of Kafka's clients. */
    static Map<String, String> passwords(Secrets secrets) {
        return WITH_PASSWORD.stream()
                .collect(Collectors.toMap(PartName::text, service -> secrets.kafka(service.text())));
    }

    /** Configures the service to serve HTTPS only. */
    void serve(Map<String, String> values, int port) {
        values.put("quarkus.http.ssl-port", Integer.toString(port));
        // -Dtillgate.local.plain-http=enabled enables plain HTTP for debugging; the service's log names the port.
        values.put("quarkus.http.insecure-requests", "${tillgate.local.plain-http:disabled}");
        values.put("quarkus.http.port", "0");
        values.put("quarkus.http.tls-configuration-name", "server");
        values.put("quarkus.tls.server.key-store.pem.0.cert", tls(".crt"));
        values.put("quarkus.tls.server.key-store.pem.0.key", tls(".key"));
        values.put("quarkus.tls.server.protocols", "TLSv1.3,TLSv1.2");
        values.put("quarkus.tls.server.cipher-suites", String.join(",", CipherSuites.MODERN));
    }

    void connect(Map<String, String> values, PartName service, Ports ports, Secrets secrets) {
        values.put("kafka.ssl.truststore.type", "PEM");
        values.put("kafka.ssl.truststore.location", authority(state).toString());
        if (WITH_PASSWORD.contains(service)) {
            values.put("kafka.bootstrap.servers", "localhost:" + ports.kafkaSasl());
            values.put("kafka.security.protocol", "SASL_SSL");
            values.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
            values.put("kafka.sasl.jaas.config", login(service.text(), secrets.kafka(service.text())));
        } else {
            values.put("kafka.bootstrap.servers", "localhost:" + ports.of(PartName.KAFKA));
            values.put("kafka.security.protocol", "SSL");
            values.put("kafka.ssl.keystore.type", "PKCS12");
            values.put("kafka.ssl.keystore.location", tls(".p12"));
            values.put("kafka.ssl.keystore.password", secrets.keyStore());
        }
    }

    /** Configures the database connection. The server's certificate must match the host name and the stack's CA. */
    static void database(Map<String, String> values, StateDirectory state) {
        values.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
        values.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        values.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
        values.put(
                "quarkus.datasource.reactive.trust-certificate-pem.certs",
                authority(state).toString());
        values.computeIfPresent(
                "quarkus.datasource.jdbc.url",
                (key, url) -> url + "?sslmode=verify-full&sslrootcert=" + authority(state));
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private String tls(String ending) {
        return state.tls(instance + ending).toString();
    }

    private static Path authority(StateDirectory state) {
        return state.tls("ca.crt");
    }
}
