package io.tillgate.user.mail;

import java.time.Duration;

/**
 * The state of the mail queue.
 *
 * @param length the number of queued mails
 * @param age the age of the oldest queued mail
 */
record QueueState(long length, Duration age) {
    static final QueueState EMPTY = new QueueState(0, Duration.ZERO);
}
