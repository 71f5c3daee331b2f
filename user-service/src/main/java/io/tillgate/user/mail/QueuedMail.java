package io.tillgate.user.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that an instance has taken from the queue.
 *
 * @param id its id, which is in its {@code Message-ID} too
 * @param kind what it tells, by its stored name
 * @param content what it says and to whom
 * @param attempts how often it was taken, this time included
 * @param createdAt when it was queued
 */
record QueuedMail(UUID id, String kind, SealedContent content, int attempts, Instant createdAt) {}
