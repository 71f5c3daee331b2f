package io.tillgate.outbox;

import io.opentelemetry.api.trace.Span;
import java.util.List;

/** Spans that have started and end together. */
public final class OpenSpans implements AutoCloseable {
    static final OpenSpans NONE = new OpenSpans(List.of());

    private final List<Span> spans;

    OpenSpans(List<Span> spans) {
        this.spans = spans;
    }

    @Override
    public void close() {
        spans.forEach(Span::end);
    }
}
