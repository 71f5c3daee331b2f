package io.tillgate.user.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventRecord;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountJournal;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Account changes as {@code AccountChanged} events in the outbox. Stateless. */
@ApplicationScoped
class AccountEvents implements AccountJournal {
    private final Outbox outbox;
    private final Clock clock;
    private final String source;

    AccountEvents(Outbox outbox, Clock clock, EventConfig config) {
        this.outbox = outbox;
        this.clock = clock;
        this.source = "/user-service/" + config.instance();
    }

    @Override
    public Uni<Void> record(SqlConnection transaction, List<AccountChange> changes) {
        String traceparent = traceparent();
        return outbox.append(
                transaction,
                changes.stream()
                        .map(change -> outboxRecord(change, traceparent))
                        .toList());
    }

    private OutboxRecord outboxRecord(AccountChange change, @Nullable String traceparent) {
        EventRecord record = CloudEvent.of(accountChanged(change), source, clock.instant(), traceparent)
                .toRecord();
        return new OutboxRecord(record.topic(), record.key(), record.headers(), record.value());
    }

    private static AccountChanged accountChanged(AccountChange change) {
        Account account = change.account();
        return new AccountChanged(
                account.id().toString(),
                account.userName(),
                account.status().wireName(),
                account.groups(),
                account.version(),
                change.cause().wireName(),
                account.credentialsChangedAt(),
                change.keptGrantId(),
                change.actor());
    }

    /** The W3C trace context of the request. */
    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
