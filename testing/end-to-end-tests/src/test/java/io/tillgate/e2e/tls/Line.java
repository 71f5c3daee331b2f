package io.tillgate.e2e.tls;

import io.tillgate.e2e.stack.Stack;
import java.util.List;

/** Where a stack speaks TLS. */
enum Line {
    GATEWAY("gateway-tls"),
    AUTH_SERVICE("auth-service"),
    USER_SERVICE("user-service"),
    SCOPE_REGISTRY("scope-registry"),
    AUDIT_SERVICE("audit-service"),
    SAMPLE_POS_API("sample-pos-api"),
    KAFKA("kafka"),
    KAFKA_WITH_PASSWORDS("kafka-sasl"),
    POSTGRES("postgres");

    private final String portName;

    Line(String portName) {
        this.portName = portName;
    }

    int port(Stack stack) {
        return stack.port(portName);
    }

    /** What {@code s_client} needs there besides the address. */
    List<String> options(Stack stack) {
        return switch (this) {
            case POSTGRES -> List.of("-starttls", "postgres");
            case KAFKA ->
                List.of(
                        "-cert",
                        stack.tls("audit-service.crt").toString(),
                        "-key",
                        stack.tls("audit-service.key").toString());
            default -> List.of();
        };
    }
}
