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

/** A scope in its current version. Only {@link ScopeRegistry} changes it. Not thread-safe. */
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

    /** The status of a scope. */
    public enum Status {
        /** It can be granted. */
        ACTIVE,
        /** It cannot be granted; tokens lose it at their next refresh. */
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

    /** Creates an active scope in its first version. */
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

    /** The content that its owner determines. */
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

    public Status status() {
        return status;
    }

    /** The number of the current version. Starts at 1; each change increments it. */
    public long version() {
        return version;
    }

    /** The oldest version for which consent is valid. Users who consented to an older one are asked again. */
    public long consentVersion() {
        return consentVersion;
    }

    /** The time when it was first registered. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The time of the last change. */
    public Instant updatedAt() {
        return updatedAt;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /**
     * Replaces the content and makes the scope active.
     *
     * @param reconsent true to ask users for consent again
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

    /** Makes it a built-in scope, because the configuration now defines the namespace. */
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
