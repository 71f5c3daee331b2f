package io.tillgate.local.config;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The TCP ports of a stack, all on loopback: one of each part's process by its name, {@code kafka-controller},
 * {@code kafka-sasl}, {@code mail-web}, {@code gateway-tls} and {@code gateway-inner}. What was chosen is kept in the
 * state directory, so that the other commands and the next start use it too.
 */
public final class Ports {
    private static final String CONTROLLER = "kafka-controller";
    private static final int DEFAULT_CONTROLLER = 19093;
    /** The name of the port where Kafka's clients say who they are by a password, where it speaks TLS. */
    public static final String KAFKA_SASL = "kafka-sasl";

    private static final int DEFAULT_KAFKA_SASL = 19094;
    /** The name of the port that speaks TLS. */
    public static final String GATEWAY_TLS = "gateway-tls";

    private static final int DEFAULT_GATEWAY_TLS = 8443;
    /** The name of the port where services meet the instances of each other. */
    public static final String GATEWAY_INNER = "gateway-inner";

    private static final int DEFAULT_GATEWAY_INNER = 8078;
    /** The name of the port where the mailbox shows what came. */
    public static final String MAIL_WEB = "mail-web";

    private static final int DEFAULT_MAIL_WEB = 8086;
    private static final int HIGHEST = 65535;

    private final Map<String, Integer> byName;

    private Ports(Map<String, Integer> byName) {
        this.byName = byName;
    }

    /** The remembered ports, else the defaults. */
    public static Ports load(StateDirectory state) throws IOException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (PartName part : PartName.values()) {
            ports.put(part.text(), part.defaultPort());
        }
        ports.put(CONTROLLER, DEFAULT_CONTROLLER);
        ports.put(KAFKA_SASL, DEFAULT_KAFKA_SASL);
        ports.put(GATEWAY_TLS, DEFAULT_GATEWAY_TLS);
        ports.put(GATEWAY_INNER, DEFAULT_GATEWAY_INNER);
        ports.put(MAIL_WEB, DEFAULT_MAIL_WEB);
        for (Map.Entry<String, String> entry : PropertyText.read(state.ports()).entrySet()) {
            put(ports, entry.getKey(), entry.getValue());
        }
        return new Ports(ports);
    }

    /**
     * These ports with others chosen.
     *
     * @param choices for example {@code gateway=9090,kafka=29092}; empty for none
     * @throws IllegalArgumentException naming what is not a part or not a port
     */
    public Ports with(String choices) {
        Map<String, Integer> chosen = new LinkedHashMap<>(byName);
        for (String choice : choices.split(",", -1)) {
            if (choice.isBlank()) {
                continue;
            }
            String[] parts = choice.strip().split("=", 2);
            put(chosen, parts[0], parts.length == 2 ? parts[1] : "");
        }
        return new Ports(chosen);
    }

    public Ports with(String name, int port) {
        return with(name + "=" + port);
    }

    /** These ports with another for the origin: that of https where the gateway speaks TLS. */
    public Ports withOrigin(Topology topology, String port) {
        return with((topology.tls() ? GATEWAY_TLS : PartName.GATEWAY.text()) + "=" + port);
    }

    /** The port of a part's first process. */
    public int of(PartName part) {
        return of(part.text());
    }

    public int of(Instance instance) {
        return byName.getOrDefault(instance.text(), instance.defaultPort());
    }

    /** The gateway's port for https. */
    public int gatewayTls() {
        return of(GATEWAY_TLS);
    }

    /** The gateway's port for the services, where some have several instances. */
    public int gatewayInner() {
        return of(GATEWAY_INNER);
    }

    /** Where the mailbox shows what came to the port of {@link PartName#MAIL}. */
    public int mailWeb() {
        return of(MAIL_WEB);
    }

    /** Kafka over TLS with SASL; {@link PartName#KAFKA} asks for certificates then. */
    public int kafkaSasl() {
        return of(KAFKA_SASL);
    }

    public int kafkaController() {
        return of(CONTROLLER);
    }

    /** Every port by the name that {@code --ports} knows it by. */
    public Map<String, Integer> all() {
        return Map.copyOf(byName);
    }

    public void save(StateDirectory state) throws IOException {
        Map<String, String> values = new TreeMap<>();
        byName.forEach((name, port) -> values.put(name, Integer.toString(port)));
        PrivateFile.write(state.ports(), PropertyText.of(values));
    }

    /** The one origin of the stack, which is the issuer. */
    public String origin(Topology topology) {
        return topology.tls() ? "https://localhost:" + gatewayTls() : "http://localhost:" + of(PartName.GATEWAY);
    }

    private int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("No port is named " + name);
        }
        return port;
    }

    private static void put(Map<String, Integer> ports, String name, String value) {
        if (!ports.containsKey(name) && Instance.of(name).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" has no port; these have: " + String.join(" ", ports.keySet()));
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > HIGHEST) {
            throw new IllegalArgumentException("\"" + value + "\" is not a port for " + name + " (1 to 65535)");
        }
        ports.put(name, Integer.parseInt(value));
    }
}
