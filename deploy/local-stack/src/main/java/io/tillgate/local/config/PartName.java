package io.tillgate.local.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of the stack, with their names on the command line. */
public enum PartName {
    POSTGRES(15432),
    KAFKA(19092),
    MAIL(10025),
    SCOPE_REGISTRY(8083),
    AUTH_SERVICE(8081),
    USER_SERVICE(8082),
    AUDIT_SERVICE(8084),
    SAMPLE_POS_API(8085),
    FORWARD_AUTH(8087),
    GATEWAY(8080);

    /** The Quarkus services, in the order in which they start. */
    public static final List<PartName> SERVICES =
            List.of(SCOPE_REGISTRY, AUTH_SERVICE, USER_SERVICE, AUDIT_SERVICE, SAMPLE_POS_API, FORWARD_AUTH);

    /** The services that are started only on request. */
    public static final Set<PartName> OPTIONAL = Set.of(FORWARD_AUTH);

    private final int defaultPort;

    PartName(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** Returns the name, for example {@code scope-registry}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PartName> of(String text) {
        return Stream.of(values()).filter(part -> part.text().equals(text)).findFirst();
    }

    /** Returns all names, separated by spaces. */
    public static String list() {
        return String.join(" ", Stream.of(values()).map(PartName::text).toList());
    }

    @Override
    public String toString() {
        return text();
    }
}
