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

/** A mail of the queue: to be sent, or ended a while ago. */
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
     * A mail to be sent now.
     *
     * @param content what it says and to whom, sealed by {@link MailSeal}
     */
    QueuedMail(UUID id, UUID accountId, MailKind kind, byte[] content, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.kind = kind.storedName();
        this.content = content.clone();
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /** Its id, which is in its {@code Message-ID} too. */
    UUID id() {
        return id;
    }

    /** The account that it is for. */
    UUID accountId() {
        return accountId;
    }

    /** What it tells, by the stored name of its {@link MailKind}: another version may know kinds that this one does not. */
    String kind() {
        return kind;
    }

    /** What it says and to whom, sealed. */
    byte[] content() {
        return Objects.requireNonNull(content, "it is to be sent").clone();
    }

    /** How often it was taken, this time included. */
    int attempts() {
        return attempts;
    }

    /** When it was queued. */
    Instant createdAt() {
        return createdAt;
    }

    /** How far it is. */
    enum State {
        QUEUED,
        SENT,
        GIVEN_UP;

        @EnumeratedValue
        private final String storedName = name().toLowerCase(Locale.ROOT);
    }
}
