package io.tillgate.tracing;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Exports spans over OTLP (http/protobuf) to the endpoint that the configuration names at start, if it names one. */
public final class SpanExport {
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String PATH = "/v1/traces";

    private SpanExport() {}

    /** The base of the OTLP endpoint; empty if spans are not exported. */
    public static Optional<String> endpoint(Config config) {
        return config.getOptionalValue(ENDPOINT, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Sends spans in batches, on a thread of its own; or does nothing. */
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
