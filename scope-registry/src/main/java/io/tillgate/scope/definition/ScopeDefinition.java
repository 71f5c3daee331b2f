package io.tillgate.scope.definition;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A scope as it now is. Only {@link ScopeRegistry} has it changed; whoever else holds one reads it. Not thread-safe. */
@Entity
@Table(name = "scope")
public class ScopeDefinition {
    @Id
    private String namespace;

    private ScopeContent content;
    private List<String> labelKeys;
    private String owner;
    private boolean builtIn;

    @Enumerated(EnumType.STRING)
    private Status status = Status.ACTIVE;

    @Version
    private long version = 1;

    private long consentVersion = 1;
    private Instant createdAt;
    private Instant updatedAt;

    /** Whether a scope can be granted. */
    public enum Status {
        /** It can. */
        ACTIVE,
        /** It cannot; tokens lose it at their next refresh. */
        RETIRED;

        @EnumeratedValue
        private final String wireName = name().toLowerCase(Locale.ROOT);

        /** The name on the wire and in the table. */
        public String wireName() {
            return wireName;
        }
    }

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ScopeDefinition() {}

    /** A new scope: active, in its first version. */
    ScopeDefinition(String namespace, ScopeContent content, String owner, boolean builtIn, Instant now) {
        this.namespace = namespace;
        this.content = content;
        this.labelKeys = LabelKeys.of(content);
        this.owner = owner;
        this.builtIn = builtIn;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The scope token (RFC 6749 section 3.3). */
    public String namespace() {
        return namespace;
    }

    /** What its owner says about it. */
    public ScopeContent content() {
        return content;
    }

    /** The client that owns the namespace. */
    public String owner() {
        return owner;
    }

    /** Whether the service's configuration defines it. */
    public boolean builtIn() {
        return builtIn;
    }

    /** Whether it can be granted. */
    public Status status() {
        return status;
    }

    /** Counts its changes, from 1. */
    public long version() {
        return version;
    }

    /** The version since which consent counts; what people allowed of an older one is asked again. */
    public long consentVersion() {
        return consentVersion;
    }

    /** When it was first registered. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /**
     * Gives it other content, and makes it active.
     *
     * @param reconsent true where whoever allowed it before is asked again
     */
    void change(ScopeContent changed, boolean reconsent, Instant now) {
        content = changed;
        labelKeys = LabelKeys.of(changed);
        status = Status.ACTIVE;
        updatedAt = now;
        if (reconsent) {
            consentVersion = version + 1;
        }
    }

    /** Becomes a built-in: the configuration takes the namespace over. */
    void takeOver(ScopeContent changed, String newOwner, Instant now) {
        change(changed, false, now);
        owner = newOwner;
        builtIn = true;
    }

    void retire(Instant now) {
        status = Status.RETIRED;
        updatedAt = now;
    }

    void transfer(String newOwner, Instant now) {
        owner = newOwner;
        updatedAt = now;
    }
}
