package io.tillgate.outbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.tillgate.tracing.SpanExport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Creates the spans of records sent to and received from Kafka, if spans are exported and the record's trace is
 * sampled. Otherwise the record keeps its {@code traceparent}. Safe for concurrent use.
 */
@Singleton
public class RecordSpans {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapSetter<Headers> SETTER = RecordSpans::replace;

    private final Tracer tracer;
    private final boolean exported;

    @Inject
    RecordSpans(OpenTelemetry telemetry, Config config) {
        this(telemetry, SpanExport.endpoint(config).isPresent());
    }

    /** @param exported whether spans are exported */
    public RecordSpans(OpenTelemetry telemetry, boolean exported) {
        this.tracer = telemetry.getTracer("io.tillgate");
        this.exported = exported;
    }

    /** Starts the spans of records that are about to be sent. They become the parents of the readers' spans. */
    public OpenSpans sending(Iterable<? extends ProducerRecord<?, ?>> records) {
        if (!exported) {
            return OpenSpans.NONE;
        }
        List<Span> spans = new ArrayList<>();
        for (ProducerRecord<?, ?> record : records) {
            Context parent = parent(record.headers());
            if (isSampled(parent)) {
                Span span = begin(SpanKind.PRODUCER, "send", record.topic(), parent);
                W3C.inject(parent.with(span), record.headers(), SETTER);
                spans.add(span);
            }
        }
        return new OpenSpans(spans);
    }

    /** Starts the spans of received records that are about to be processed. */
    public OpenSpans receiving(Iterable<? extends ConsumerRecord<?, ?>> records) {
        if (!exported) {
            return OpenSpans.NONE;
        }
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<?, ?> record : records) {
            Context parent = parent(record.headers());
            if (isSampled(parent)) {
                spans.add(begin(SpanKind.CONSUMER, "process", record.topic(), parent));
            }
        }
        return new OpenSpans(spans);
    }

    private Span begin(SpanKind kind, String operation, String topic, Context parent) {
        return tracer.spanBuilder(operation + " " + topic)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", topic)
                .startSpan();
    }

    private static Context parent(Headers headers) {
        return W3C.extract(Context.root(), headers, HeaderText.INSTANCE);
    }

    private static boolean isSampled(Context context) {
        return Span.fromContext(context).getSpanContext().isSampled();
    }

    private static void replace(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
