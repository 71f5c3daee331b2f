package io.tillgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSpansTest {
    private static final String TOPIC = "tillgate.tokens.v1";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";

    private final Kept kept = new Kept();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(kept))
                    .build())
            .build();
    private final RecordSpans spans = new RecordSpans(telemetry, true);

    @Test
    @DisplayName(
            "A record that is sent has a span in the trace of its request, and carries that span on to its reader's")
    void sentAndReceived() {
        ProducerRecord<String, String> sent = record(SAMPLED);
        spans.sending(List.of(sent)).close();
        ConsumerRecord<String, String> read = new ConsumerRecord<>(TOPIC, 0, 0, "key", "value");
        sent.headers().forEach(read.headers()::add);
        spans.receiving(List.of(read)).close();

        assertThat(kept.spans).extracting(SpanData::getTraceId).containsExactly(TRACE, TRACE);
        assertThat(kept.spans).extracting(SpanData::getKind).containsExactly(SpanKind.PRODUCER, SpanKind.CONSUMER);
        assertThat(kept.spans)
                .extracting(SpanData::getParentSpanId)
                .containsExactly(PARENT, kept.spans.get(0).getSpanId());
        assertThat(sent.headers().headers("traceparent")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-" + TRACE + "-" + PARENT + "-00"})
    @DisplayName("A record whose trace is not sampled, or that has none, has no span and keeps its headers")
    void notSampled(String traceparent) {
        assertUntouched(spans, traceparent);
    }

    @Test
    @DisplayName("Without an exporter there are no spans, and records keep their headers")
    void off() {
        assertUntouched(new RecordSpans(telemetry, false), SAMPLED);
    }

    private void assertUntouched(RecordSpans some, String traceparent) {
        ProducerRecord<String, String> sent = record(traceparent);
        some.sending(List.of(sent)).close();
        ConsumerRecord<String, String> read = new ConsumerRecord<>(TOPIC, 0, 0, "key", "value");
        sent.headers().forEach(read.headers()::add);
        some.receiving(List.of(read)).close();

        assertThat(kept.spans).isEmpty();
        assertThat(text(sent.headers())).isEqualTo(traceparent);
    }

    private static ProducerRecord<String, String> record(String traceparent) {
        ProducerRecord<String, String> record = new ProducerRecord<>(TOPIC, "key", "value");
        record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static String text(Headers headers) {
        return new String(headers.lastHeader("traceparent").value(), StandardCharsets.UTF_8);
    }

    /** Keeps what ended, in its order. */
    private static final class Kept implements SpanExporter {
        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
