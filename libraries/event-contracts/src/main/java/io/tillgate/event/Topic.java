package io.tillgate.event;

/** The topics of the suite. An incompatible change gets a new topic. */
public enum Topic {
    /** The current state of accounts, keyed by account id; compacted. */
    ACCOUNTS("tillgate.accounts.v1"),
    /** The current state of clients, keyed by client id; compacted. */
    CLIENTS("tillgate.clients.v1"),
    /** The current scope definitions, keyed by namespace; compacted. Retired scopes are kept with that status. */
    SCOPES("tillgate.scopes.v1"),
    /** All other events, keyed by grant id if the event has one, otherwise by the id of its subject. */
    TOKENS("tillgate.tokens.v1"),
    /** Signed revocations and the heartbeat. One partition, so that one offset says what a reader has applied. */
    REVOCATIONS("tillgate.revocations.v1"),
    /** The revocation offset that each resource server instance has applied. */
    ENFORCEMENT("tillgate.enforcement.v1"),
    /** Signed checkpoints of the audit log (C2SP tlog-checkpoint), keyed by the log's name; compacted. */
    AUDIT_CHECKPOINTS("tillgate.audit-checkpoints.v1");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** Returns the name at the broker, for example {@code tillgate.accounts.v1}. */
    public String topicName() {
        return topicName;
    }

    /** Returns the topic for records of this topic that cannot be read, for example {@code tillgate.accounts.dlq}. */
    public String deadLetterTopicName() {
        return deadLetterTopicName(topicName);
    }

    /** Returns the dead-letter topic of the topic with this name. */
    public static String deadLetterTopicName(String topicName) {
        return topicName.substring(0, topicName.lastIndexOf('.')) + ".dlq";
    }
}
