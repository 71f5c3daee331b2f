package io.tillgate.local.gateway;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of a gateway.
 *
 * @param port the port of plain HTTP; with TLS, it answers with an error that names the https origin
 * @param tls empty for plain HTTP only
 * @param inner the port for services, with paths that are hidden from outside; empty for none
 * @param upstreams the ports of each service's instances
 * @param upstreamTls TLS to the services; empty for plain HTTP
 * @param headTime how long a connection may take to send the complete head of its next request
 * @param bodyTime how long a request's body may take
 * @param answerTime how long a service may take to begin its response; the duration of the response is not limited
 */
record GatewaySettings(
        int port,
        Optional<Tls> tls,
        Optional<Integer> inner,
        Map<String, List<Integer>> upstreams,
        Optional<UpstreamTls> upstreamTls,
        Duration headTime,
        Duration bodyTime,
        Duration answerTime) {
    private static final Duration HEAD_TIME = Duration.ofSeconds(75);
    private static final Duration BODY_TIME = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(60);
    private static final String UPSTREAM = "upstream.";

    GatewaySettings {
        upstreams = Map.copyOf(upstreams);
    }

    /**
     * The settings of HTTPS.
     *
     * @param port the TLS port
     * @param origin the https origin
     * @param certificate a PEM file, the server's certificate first
     * @param key a PEM file
     */
    record Tls(int port, String origin, Path certificate, Path key) {}

    /**
     * Reads a properties file: {@code port}, {@code tls.*}, {@code inner.port}, and {@code upstream.<service>} with
     * comma-separated ports.
     */
    static GatewaySettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, List<Integer>> upstreams = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(UPSTREAM)) {
                upstreams.put(
                        name.substring(UPSTREAM.length()),
                        Stream.of(properties.getProperty(name).split(",", -1))
                                .map(Integer::valueOf)
                                .toList());
            }
        }
        return new GatewaySettings(
                Integer.parseInt(properties.getProperty("port")),
                tls(properties),
                Optional.ofNullable(properties.getProperty("inner.port")).map(Integer::valueOf),
                upstreams,
                UpstreamTls.of(properties),
                HEAD_TIME,
                BODY_TIME,
                ANSWER_TIME);
    }

    private static Optional<Tls> tls(Properties properties) {
        return Optional.ofNullable(properties.getProperty("tls.port"))
                .map(port -> new Tls(
                        Integer.parseInt(port),
                        properties.getProperty("tls.origin", ""),
                        Path.of(properties.getProperty("tls.certificate", "")),
                        Path.of(properties.getProperty("tls.key", ""))));
    }
}
