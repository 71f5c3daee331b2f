package io.tillgate.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The event types, with their CloudEvents type name, topic and record. */
public enum EventType {
    ACCOUNT_CHANGED("account", Topic.ACCOUNTS, AccountChanged.class),
    CLIENT_CHANGED("client", Topic.CLIENTS, ClientChanged.class),
    SCOPE_CHANGED("scope", Topic.SCOPES, ScopeChanged.class),
    TOKEN_ISSUED("token", Topic.TOKENS, TokenIssued.class),
    TOKEN_REFRESHED("token", Topic.TOKENS, TokenRefreshed.class),
    TOKEN_REFUSED("token", Topic.TOKENS, TokenRefused.class),
    REFRESH_TOKEN_REUSE_DETECTED("token", Topic.TOKENS, RefreshTokenReuseDetected.class),
    SIGN_IN_SUCCEEDED("signin", Topic.TOKENS, SignInSucceeded.class),
    SIGN_IN_FAILED("signin", Topic.TOKENS, SignInFailed.class),
    ACCOUNT_LOCKED("signin", Topic.TOKENS, AccountLocked.class),
    PASSWORD_LOCKED("signin", Topic.TOKENS, PasswordLocked.class),
    SIGN_IN_THROTTLED("signin", Topic.TOKENS, SignInThrottled.class),
    SIGNED_OUT("signin", Topic.TOKENS, SignedOut.class),
    CLIENT_AUTHENTICATION_FAILED("client", Topic.TOKENS, ClientAuthenticationFailed.class),
    CONSENT_GRANTED("consent", Topic.TOKENS, ConsentGranted.class),
    CONSENT_DENIED("consent", Topic.TOKENS, ConsentDenied.class),
    CONSENT_WITHDRAWN("consent", Topic.TOKENS, ConsentWithdrawn.class),
    API_KEY_ISSUED("apikey", Topic.TOKENS, ApiKeyIssued.class),
    API_KEY_REVOKED("apikey", Topic.TOKENS, ApiKeyRevoked.class),
    APP_SECRET_ISSUED("client", Topic.TOKENS, AppSecretIssued.class),
    SIGNING_KEY_ROTATED("key", Topic.TOKENS, SigningKeyRotated.class),
    SIGNING_KEY_REVOKED("key", Topic.TOKENS, SigningKeyRevoked.class),
    REVOCATION_ORDERED("revocation", Topic.TOKENS, RevocationOrdered.class),
    REVOCATION_RESTORED("revocation", Topic.TOKENS, RevocationRestored.class),
    RECORD_REFUSED("record", Topic.TOKENS, RecordRefused.class),
    ENFORCEMENT_REPORTED("enforcement", Topic.ENFORCEMENT, EnforcementReported.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::typeName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

    private final String typeName;
    private final Topic topic;
    private final Class<? extends Event> eventRecord;

    EventType(String domain, Topic topic, Class<? extends Event> eventRecord) {
        this.typeName = "io.tillgate." + domain + "." + eventRecord.getSimpleName();
        this.topic = topic;
        this.eventRecord = eventRecord;
    }

    /** Returns the type that a {@code ce_type} header names; empty if this version does not know it. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** Returns the type of an event. */
    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("No event type for " + event.getClass());
        }
        return type;
    }

    /** Returns the CloudEvents {@code type}, for example {@code io.tillgate.account.AccountChanged}. */
    public String typeName() {
        return typeName;
    }

    /** Returns the topic of this type. */
    public Topic topic() {
        return topic;
    }

    /** Returns the Java record of this type. */
    public Class<? extends Event> record() {
        return eventRecord;
    }

    /** Returns the class-path resource of the type's JSON Schema (draft 2020-12). */
    public String schemaResource() {
        return "/io/tillgate/event/schema/" + eventRecord.getSimpleName() + ".json";
    }

    /** Returns the class-path resource of the type's golden sample, which every later version must be able to read. */
    public String goldenSampleResource() {
        return "/io/tillgate/event/golden/" + eventRecord.getSimpleName() + ".json";
    }
}
