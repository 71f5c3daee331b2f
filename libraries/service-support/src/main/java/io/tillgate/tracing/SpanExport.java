package io.tillgate.tracing;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Exports spans over OTLP (http/protobuf) to the configured endpoint, if any. */
public final class SpanExport {
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String PATH = "/v1/traces";

    private SpanExport() {}

    /** The base URL of the OTLP endpoint; empty if spans are not exported. */
    public static Optional<String> endpoint(Config config) {
        return config.getOptionalValue(ENDPOINT, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A processor that sends spans in batches on its own thread; one that does nothing if spans are not exported. */
    @Produces
    @Singleton
    static SpanProcessor processor(Config config) {
        return endpoint(config)
                .map(base -> OtlpHttpSpanExporter.builder()
                        .setEndpoint(base.replaceFirst("/+$", "") + PATH)
                        .build())
                .<SpanProcessor>map(
                        exporter -> BatchSpanProcessor.builder(exporter).build())
                .orElseGet(SpanProcessor::composite);
    }
}
