package io.tillgate.resource.revocation;

/**
 * The position at which reading resumes.
 *
 * @param topicId the id that the brokers gave the topic; a recreated topic has another
 * @param offset the offset of the next record
 */
record TopicPosition(String topicId, long offset) {}
