package io.tillgate.scope.definition;

import java.time.Instant;

/**
 * A scope as it now is.
 *
 * @param namespace the scope token (RFC 6749 section 3.3)
 * @param content what its owner says about it
 * @param owner the client that owns the namespace
 * @param builtIn true where the service's configuration defines it
 * @param status whether it can be granted
 * @param version counts its changes, from 1
 * @param consentVersion the version since which consent counts; what people allowed of an older one is asked again
 * @param createdAt when it was first registered
 * @param updatedAt when it last changed
 */
public record ScopeDefinition(
        String namespace,
        ScopeContent content,
        String owner,
        boolean builtIn,
        Status status,
        long version,
        long consentVersion,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether a scope can be granted. */
    public enum Status {
        /** It can. */
        ACTIVE,
        /** It cannot; tokens lose it at their next refresh. */
        RETIRED
    }

    static ScopeDefinition registered(
            String namespace, ScopeContent content, String owner, boolean builtIn, Instant now) {
        return new ScopeDefinition(namespace, content, owner, builtIn, Status.ACTIVE, 1, 1, now, now);
    }

    /**
     * Its next version: active, with this content.
     *
     * @param reconsent true where whoever allowed it before is asked again
     */
    ScopeDefinition changed(ScopeContent newContent, boolean reconsent, Instant now) {
        return new ScopeDefinition(
                namespace,
                newContent,
                owner,
                builtIn,
                Status.ACTIVE,
                version + 1,
                reconsent ? version + 1 : consentVersion,
                createdAt,
                now);
    }

    /** Its next version as a built-in: the configuration takes the namespace over. */
    ScopeDefinition takenOver(ScopeContent newContent, String newOwner, Instant now) {
        return new ScopeDefinition(
                namespace, newContent, newOwner, true, Status.ACTIVE, version + 1, consentVersion, createdAt, now);
    }

    /** Its next version: retired. */
    ScopeDefinition retired(Instant now) {
        return new ScopeDefinition(
                namespace, content, owner, builtIn, Status.RETIRED, version + 1, consentVersion, createdAt, now);
    }

    /** Its next version: of another owner. */
    ScopeDefinition ownedBy(String newOwner, Instant now) {
        return new ScopeDefinition(
                namespace, content, newOwner, builtIn, status, version + 1, consentVersion, createdAt, now);
    }

    boolean active() {
        return status == Status.ACTIVE;
    }
}
