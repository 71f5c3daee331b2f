package io.tillgate.scope.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventRecord;
import io.tillgate.event.ScopeChanged;
import io.tillgate.event.ScopeWording;
import io.tillgate.outbox.OutboxRecord;
import io.tillgate.outbox.SessionOutbox;
import io.tillgate.scope.definition.ScopeChanges;
import io.tillgate.scope.definition.ScopeContent;
import io.tillgate.scope.definition.ScopeDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Signs {@link ScopeChanged} and writes it to the outbox. */
@ApplicationScoped
class OutboxScopeChanges implements ScopeChanges {
    private final SessionOutbox outbox;
    private final Clock clock;
    private final RecordKey key;
    private final EventConfig config;

    OutboxScopeChanges(SessionOutbox outbox, Clock clock, RecordKey key, EventConfig config) {
        this.outbox = outbox;
        this.clock = clock;
        this.key = key;
        this.config = config;
    }

    @Override
    public Uni<Void> announce(ScopeDefinition definition, Cause cause, @Nullable String actor) {
        EventRecord event = key.signer()
                .sign(CloudEvent.of(changed(definition, cause, actor), config.source(), clock.instant(), traceparent())
                        .toRecord());
        OutboxRecord record = new OutboxRecord(event.topic(), event.key(), event.headers(), event.value());
        return Panache.getSession().chain(session -> outbox.append(session, List.of(record)));
    }

    static ScopeChanged changed(ScopeDefinition definition, Cause cause, @Nullable String actor) {
        ScopeContent content = definition.content();
        return new ScopeChanged(
                definition.namespace(),
                content.label(),
                content.description(),
                content.app(),
                content.icon(),
                content.color(),
                content.group(),
                definition.owner(),
                content.clientsOnly(),
                definition.status().wireName(),
                definition.version(),
                (cause == Cause.REVOKED ? Cause.RETIRED : cause).name().toLowerCase(Locale.ROOT),
                actor,
                cause == Cause.REVOKED ? true : null,
                translations(content),
                definition.consentVersion() == 1 ? null : definition.consentVersion(),
                content.apiKeys() ? null : false,
                content.grave() ? true : null);
    }

    private static @Nullable Map<String, ScopeWording> translations(ScopeContent content) {
        Map<String, ScopeWording> translations = new TreeMap<>();
        content.translations()
                .forEach((language, wording) ->
                        translations.put(language, new ScopeWording(wording.label(), wording.description())));
        return translations.isEmpty() ? null : translations;
    }

    /** The W3C trace context of the request, where there is one. */
    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
