package io.tillgate.local.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration of each Quarkus service. Secrets that a service reads from a file are separate files. */
final class ServiceProperties {
    /** The databases of the services that have one. */
    private static final Map<PartName, String> DATABASES = Map.of(
            PartName.AUTH_SERVICE, "auth",
            PartName.USER_SERVICE, "users",
            PartName.SCOPE_REGISTRY, "scopes",
            PartName.AUDIT_SERVICE, "audit",
            PartName.SAMPLE_POS_API, "sample");

    private static final String DRAIN = "PT1S";
    private static final String KEY_ENCRYPTION = "key-encryption";
    private static final String RUNTIME = "_runtime";
    private static final String USERS = "users";
    private static final String AUDIT = "audit";
    private static final String AUDIT_CHECKPOINTS = "audit-checkpoints";
    /** The names of random 256-bit keys that services read from files. */
    static final List<String> KEYS = List.of(KEY_ENCRYPTION, USERS, AUDIT, AUDIT_CHECKPOINTS);

    private static final String ACCOUNT_RECORDS = "account-records";
    private static final String SCOPE_RECORDS = "scope-records";
    /** The names of signing keys. */
    static final List<String> SIGNING_KEYS = List.of(ACCOUNT_RECORDS, SCOPE_RECORDS);

    private final StateDirectory state;
    private final Ports ports;
    private final Issuers issuers;
    private final Topology topology;
    private final Secrets secrets;

    ServiceProperties(StateDirectory state, Ports ports, Topology topology, Issuers issuers, Secrets secrets) {
        this.state = state;
        this.ports = ports;
        this.topology = topology;
        this.issuers = issuers;
        this.secrets = secrets;
    }

    /** Returns the database names with their owners' passwords. */
    static Map<String, String> databases(Secrets secrets) {
        Map<String, String> passwords = new TreeMap<>();
        DATABASES.values().forEach(name -> passwords.put(name, secrets.database(name)));
        return passwords;
    }

    /** Returns the databases that their service accesses by a role other than the owner, with the role's password. */
    static Map<String, String> runtimeRoles(Secrets secrets) {
        return Map.of(AUDIT, secrets.database(AUDIT + RUNTIME));
    }

    static Path clientSecretFile(StateDirectory state, PartName service) {
        return state.config(service.text() + ".client-secret");
    }

    static Path keyFile(StateDirectory state, String name) {
        return state.config(name + ".key");
    }

    Map<String, String> of(Instance instance) {
        PartName service = instance.part();
        Map<String, String> values = common(instance);
        if (topology.tlsInside()) {
            InnerTls.of(state, instance.text()).serve(values, ports.of(instance));
        } else {
            values.put("quarkus.http.port", Integer.toString(ports.of(instance)));
        }
        if (topology.of(service).size() > 1) {
            // The instance stays up, not ready, until the gateway has noticed.
            values.put("quarkus.shutdown.delay", DRAIN);
        }
        switch (service) {
            case AUTH_SERVICE -> auth(values);
            case USER_SERVICE -> {
                resourceServer(values, service, issuers.current());
                values.put("tillgate.users.bootstrap.accounts-file", file("accounts.json"));
                values.put("tillgate.users.registration", "open");
                values.put("tillgate.users.secret-file", keyFile(state, USERS).toString());
                values.put(
                        "tillgate.event.signing-key-file",
                        keyFile(state, ACCOUNT_RECORDS).toString());
                values.put("quarkus.mailer.host", "127.0.0.1");
                values.put("quarkus.mailer.port", Integer.toString(ports.of(PartName.MAIL)));
                // The profile prod has no default, and the stack's mail server has no TLS.
                values.put("quarkus.mailer.start-tls", "DISABLED");
                values.put("quarkus.mailer.from", "Tillgate <tillgate@localhost>");
            }
            case SCOPE_REGISTRY -> {
                resourceServer(values, service, issuers.current());
                values.put("tillgate.scopes.bootstrap.scopes-file", file("scopes.json"));
                values.put(
                        "tillgate.event.signing-key-file",
                        keyFile(state, SCOPE_RECORDS).toString());
                // the operator's choice: module developers try API keys at the suite's own APIs
                values.put("tillgate.scopes.built-in.\"account\".api-keys", "true");
            }
            case AUDIT_SERVICE -> {
                resourceServer(values, service, issuers.current());
                audit(values);
            }
            case SAMPLE_POS_API, FORWARD_AUTH -> resourceServer(values, service, BootstrapClients.SAMPLE_AUDIENCE);
            case POSTGRES, KAFKA, MAIL, GATEWAY ->
                throw new IllegalArgumentException(service + " is no service of ours");
        }
        return values;
    }

    private Map<String, String> common(Instance instance) {
        Map<String, String> values = new TreeMap<>();
        values.put("quarkus.profile", topology.tlsInside() ? "prod" : "local");
        values.put("quarkus.http.host", "127.0.0.1");
        // Only the gateway reaches the services from outside, and sets the forwarding headers.
        values.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        values.put("quarkus.http.proxy.allow-x-forwarded", "true");
        values.put("quarkus.http.proxy.enable-forwarded-host", "true");
        values.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        if (topology.tlsInside()) {
            InnerTls.of(state, instance.text()).connect(values, instance.part(), ports, secrets);
        } else {
            values.put("kafka.bootstrap.servers", "127.0.0.1:" + ports.of(PartName.KAFKA));
        }
        values.put("tillgate.issuer", issuers.current());
        // During startup, readiness is polled several times per second.
        values.put("quarkus.log.category.\"io.smallrye.health\".level", "WARN");
        Optional.ofNullable(DATABASES.get(instance.part())).ifPresent(database -> database(values, database));
        return values;
    }

    private void database(Map<String, String> values, String database) {
        String server =
                (topology.tlsInside() ? "localhost:" : "127.0.0.1:") + ports.of(PartName.POSTGRES) + "/" + database;
        values.put("quarkus.datasource.username", database);
        values.put("quarkus.datasource.password", secrets.database(database));
        values.put("quarkus.datasource.reactive.url", "postgresql://" + server);
        values.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + server);
        if (topology.tlsInside()) {
            InnerTls.database(values, state);
        }
    }

    private void auth(Map<String, String> values) {
        values.put(
                "tillgate.auth.key-encryption-key-file",
                keyFile(state, KEY_ENCRYPTION).toString());
        values.put("tillgate.auth.bootstrap.clients-file", file("clients.json"));
        values.put("tillgate.auth.user-service-url", neighbour(PartName.USER_SERVICE));
        values.put("tillgate.auth.scope-registry-url", neighbour(PartName.SCOPE_REGISTRY));
        values.put("tillgate.auth.audit-service-url", neighbour(PartName.AUDIT_SERVICE));
        values.put("tillgate.auth.api-reference", "/docs/");
        values.put("tillgate.auth.default-client", "pos-admin");
    }

    /** Uses a role that can add to the log but not change it. Migrations run as the owner of the tables. */
    private void audit(Map<String, String> values) {
        values.put("quarkus.flyway.jdbc-url", values.get("quarkus.datasource.jdbc.url"));
        values.put("quarkus.flyway.username", AUDIT);
        values.put("quarkus.flyway.password", secrets.database(AUDIT));
        values.put("quarkus.datasource.username", AUDIT + RUNTIME);
        values.put("quarkus.datasource.password", secrets.database(AUDIT + RUNTIME));
        values.put(
                "tillgate.audit.reading.account-keys-url",
                neighbour(PartName.USER_SERVICE) + "/internal/record-keys/accounts");
        values.put("tillgate.audit.secret-file", keyFile(state, AUDIT).toString());
        values.put(
                "tillgate.audit.checkpoint.key-file",
                keyFile(state, AUDIT_CHECKPOINTS).toString());
        values.put(
                "tillgate.audit.checkpoint.directory", state.auditCheckpoints().toString());
    }

    private void resourceServer(Map<String, String> values, PartName service, String audience) {
        values.put("tillgate.resource-server.issuer", issuers.current());
        values.put("tillgate.resource-server.audience", audience);
        if (!issuers.former().isEmpty()) {
            values.put("tillgate.resource-server.former-issuers", String.join(",", issuers.former()));
        }
        values.put("tillgate.resource-server.auth-server-url", neighbour(PartName.AUTH_SERVICE));
        values.put("tillgate.resource-server.client-id", service.text());
        values.put(
                "tillgate.resource-server.client-secret-file",
                clientSecretFile(state, service).toString());
    }

    /** Returns a service's URL. If it has several instances, that is the gateway, which tracks their readiness. */
    private String neighbour(PartName service) {
        return (topology.tlsInside() ? "https://localhost:" : "http://127.0.0.1:")
                + (topology.of(service).size() > 1 ? ports.gatewayInner() : ports.of(service));
    }

    private String file(String name) {
        return state.config(name).toString();
    }
}
