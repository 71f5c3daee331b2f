package io.tillgate.local.config;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The TCP ports of a stack, all on loopback: one per process by the part's name, and {@code kafka-controller}, {@code
 * kafka-sasl}, {@code mail-web}, {@code gateway-tls} and {@code gateway-inner}. They are saved in the state directory
 * for other commands and the next start.
 */
public final class Ports {
    private static final String CONTROLLER = "kafka-controller";
    private static final int DEFAULT_CONTROLLER = 19093;
    /** The name of Kafka's TLS port for clients that authenticate with a password. */
    public static final String KAFKA_SASL = "kafka-sasl";

    private static final int DEFAULT_KAFKA_SASL = 19094;
    /** The name of the gateway's TLS port. */
    public static final String GATEWAY_TLS = "gateway-tls";

    private static final int DEFAULT_GATEWAY_TLS = 8443;
    /** The name of the gateway's port for calls between services. */
    public static final String GATEWAY_INNER = "gateway-inner";

    private static final int DEFAULT_GATEWAY_INNER = 8078;
    /** The name of the port of the mailbox pages. */
    public static final String MAIL_WEB = "mail-web";

    private static final int DEFAULT_MAIL_WEB = 8086;
    private static final int HIGHEST = 65535;

    private final Map<String, Integer> byName;

    private Ports(Map<String, Integer> byName) {
        this.byName = byName;
    }

    /** Returns the saved ports, or the defaults. */
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
     * Returns these ports with others chosen.
     *
     * @param choices for example {@code gateway=9090,kafka=29092}; empty for none
     * @throws IllegalArgumentException if a name is not a part or a value not a port; the message names it
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

    /** Returns these ports with another port for the origin: the TLS port if the gateway uses TLS. */
    public Ports withOrigin(Topology topology, String port) {
        return with((topology.tls() ? GATEWAY_TLS : PartName.GATEWAY.text()) + "=" + port);
    }

    /** Returns the port of a part's first instance. */
    public int of(PartName part) {
        return of(part.text());
    }

    public int of(Instance instance) {
        return byName.getOrDefault(instance.text(), instance.defaultPort());
    }

    /** Returns the gateway's HTTPS port. */
    public int gatewayTls() {
        return of(GATEWAY_TLS);
    }

    /** Returns the gateway's port for services, used if a service has several instances. */
    public int gatewayInner() {
        return of(GATEWAY_INNER);
    }

    /** Returns the port of the mailbox pages. {@link PartName#MAIL} names the SMTP port. */
    public int mailWeb() {
        return of(MAIL_WEB);
    }

    /** Returns Kafka's port for TLS with SASL. With TLS, {@link PartName#KAFKA} requires client certificates. */
    public int kafkaSasl() {
        return of(KAFKA_SASL);
    }

    public int kafkaController() {
        return of(CONTROLLER);
    }

    /** Returns every port by its name in {@code --ports}. */
    public Map<String, Integer> all() {
        return Map.copyOf(byName);
    }

    public void save(StateDirectory state) throws IOException {
        Map<String, String> values = new TreeMap<>();
        byName.forEach((name, port) -> values.put(name, Integer.toString(port)));
        PrivateFile.write(state.ports(), PropertyText.of(values));
    }

    /** Returns the origin of the stack, which is the issuer. */
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
