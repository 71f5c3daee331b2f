package io.tillgate.user.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that is queued, or was sent or given up recently. */
@Entity
@Table(name = "mail")
class QueuedMail {
    @Id
    private UUID id;

    private UUID accountId;
    private String kind;

    @Enumerated(EnumType.STRING)
    private State state = State.QUEUED;

    @Column(name = "sealed")
    private byte @Nullable [] content;

    private int attempts;
    private Instant createdAt;
    private Instant nextAttemptAt;
    private @Nullable Instant endedAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected QueuedMail() {}

    /**
     * Creates a mail that is due now.
     *
     * @param content the content and the address, encrypted by {@link MailSeal}
     */
    QueuedMail(UUID id, UUID accountId, MailKind kind, byte[] content, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.kind = kind.storedName();
        this.content = content.clone();
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /** The id, also part of its {@code Message-ID}. */
    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    /** The stored name of its {@link MailKind}. A later version may have queued kinds that this one does not know. */
    String kind() {
        return kind;
    }

    /** The encrypted content and address. */
    byte[] content() {
        return Objects.requireNonNull(content, "it is to be sent").clone();
    }

    /** The number of attempts, including the current one. */
    int attempts() {
        return attempts;
    }

    /** The time when it was queued. */
    Instant createdAt() {
        return createdAt;
    }

    /** The state of a mail. */
    enum State {
        QUEUED,
        SENT,
        GIVEN_UP;

        @EnumeratedValue
        private final String storedName = name().toLowerCase(Locale.ROOT);
    }
}
