package io.tillgate.local.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds {@code credentials.json}: addresses and secrets for developers and tests. */
final class Credentials {
    /** Client ids by their name in the file, which is usable as an identifier. */
    private static final Map<String, String> CONFIDENTIAL = Map.of(
            "pos_admin", "pos-admin",
            "backoffice", "backoffice",
            "gastro_module", "gastro-module",
            "sample_pos_api", "sample-pos-api");

    private static final Map<String, String> PUBLIC = Map.of("pos_web", "pos-web", "chimpy", "chimpy-pos");

    private final String origin;
    private final Ports ports;
    private final Topology topology;
    private final Secrets secrets;

    Credentials(String origin, Ports ports, Topology topology, Secrets secrets) {
        this.origin = origin;
        this.ports = ports;
        this.topology = topology;
        this.secrets = secrets;
    }

    String json() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("base_url", origin);
        file.put("services", services());
        file.put("kafka_bootstrap", host() + ":" + ports.of(PartName.KAFKA));
        file.put("postgres_url", "postgresql://" + host() + ":" + ports.of(PartName.POSTGRES));
        file.put("admin", orderedMap("user_name", BootstrapAccounts.ADMIN, "password", secrets.adminPassword()));
        file.put("clients", clients());
        return Json.of(file);
    }

    /** Returns the host. With TLS it is the name in the certificates. */
    private String host() {
        return topology.tlsInside() ? "localhost" : "127.0.0.1";
    }

    private Map<String, String> services() {
        Map<String, String> services = new LinkedHashMap<>();
        for (PartName service : List.of(
                PartName.AUTH_SERVICE,
                PartName.USER_SERVICE,
                PartName.SCOPE_REGISTRY,
                PartName.AUDIT_SERVICE,
                PartName.SAMPLE_POS_API)) {
            services.put(
                    service.text(), (topology.tlsInside() ? "https" : "http") + "://localhost:" + ports.of(service));
        }
        return services;
    }

    private Map<String, Object> clients() {
        Map<String, Object> clients = new TreeMap<>();
        CONFIDENTIAL.forEach(
                (name, id) -> clients.put(name, orderedMap("client_id", id, "client_secret", secrets.client(id))));
        PUBLIC.forEach((name, id) -> clients.put(name, Map.of("client_id", id)));
        return clients;
    }

    private static Map<String, String> orderedMap(String name1, String value1, String name2, String value2) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(name1, value1);
        map.put(name2, value2);
        return map;
    }
}
