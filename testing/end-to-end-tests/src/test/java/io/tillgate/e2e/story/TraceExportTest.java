package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.restassured.http.ContentType;
import io.tillgate.e2e.stack.OtlpReceiver;
import io.tillgate.e2e.stack.OtlpReceiver.Received;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.TwoInstances;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TwoInstances
class TraceExportTest {
    private static final String CALLER = "b7ad6b7169203331";

    private final Suite suite;
    private final OtlpReceiver receiver;
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    TraceExportTest(Suite suite, OtlpReceiver receiver) {
        this.suite = suite;
        this.receiver = receiver;
    }

    @Test
    @DisplayName("OTLP: one trace leads from a request through the outbox and Kafka into the audit log, span by span")
    void oneTrace() {
        suite.as(suite.adminToken())
                .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", Suite.newUserName(), "password", Suite.PASSWORD))
                .post("/users")
                .then()
                .statusCode(201);

        await().atMost(60, SECONDS)
                .until(() -> span("audit-service", SpanKind.SPAN_KIND_CONSUMER).isPresent()
                        && span("user-service", SpanKind.SPAN_KIND_PRODUCER).isPresent()
                        && span("user-service", SpanKind.SPAN_KIND_SERVER).isPresent());
        Received server = span("user-service", SpanKind.SPAN_KIND_SERVER).orElseThrow();
        Received sent = span("user-service", SpanKind.SPAN_KIND_PRODUCER).orElseThrow();
        Received logged = span("audit-service", SpanKind.SPAN_KIND_CONSUMER).orElseThrow();
        assertThat(server.parent()).isEqualTo(CALLER);
        assertThat(sent.name()).isEqualTo("send tillgate.accounts.v1");
        assertThat(sent.parent()).isEqualTo(server.id());
        assertThat(logged.name()).isEqualTo("process tillgate.accounts.v1");
        assertThat(logged.parent()).isEqualTo(sent.id());
    }

    private Optional<Received> span(String service, SpanKind kind) {
        List<Received> spans = receiver.of(trace);
        return spans.stream()
                .filter(span -> span.service().equals(service) && span.kind() == kind)
                .findFirst();
    }
}
