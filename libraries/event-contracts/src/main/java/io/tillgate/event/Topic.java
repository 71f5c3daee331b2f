package io.tillgate.event;

/** The topics of the suite. A change that old readers cannot follow gets a new topic, never a changed one. */
public enum Topic {
    /** Accounts as they now are, keyed by account id; compacted. */
    ACCOUNTS("tillgate.accounts.v1"),
    /** Clients as they now are, keyed by client id; compacted. */
    CLIENTS("tillgate.clients.v1"),
    /** Scope definitions as they now are, keyed by namespace; compacted, retired is a state. */
    SCOPES("tillgate.scopes.v1"),
    /** What happened to grants and sign-ins, keyed by grant id, or by client id where there is no grant. */
    TOKENS("tillgate.tokens.v1"),
    /** Signed revocations and the heartbeat; one partition, so that one offset says what a reader has applied. */
    REVOCATIONS("tillgate.revocations.v1"),
    /** Which revocation offset each resource-server instance has applied. */
    ENFORCEMENT("tillgate.enforcement.v1"),
    /** Signed checkpoints of the audit log (C2SP tlog-checkpoint), keyed by the name of the log; compacted. */
    AUDIT_CHECKPOINTS("tillgate.audit-checkpoints.v1");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name at the broker, for example {@code tillgate.accounts.v1}. */
    public String topicName() {
        return topicName;
    }

    /** Where records of this topic go that a consumer cannot understand, for example {@code tillgate.accounts.dlq}. */
    public String deadLetterTopicName() {
        return deadLetterTopicName(topicName);
    }

    /** The same for the name of a topic. */
    public static String deadLetterTopicName(String topicName) {
        return topicName.substring(0, topicName.lastIndexOf('.')) + ".dlq";
    }
}
