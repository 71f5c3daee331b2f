package io.tillgate.resource.revocation;

/**
 * From where the topic is to be read.
 *
 * @param topicId the topic's id at its brokers: one that was made anew has another
 * @param offset the next record
 */
record TopicPosition(String topicId, long offset) {}
