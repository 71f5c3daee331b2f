package io.tillgate.user.mail;

import java.time.Duration;

/**
 * How the queue is.
 *
 * @param length how many mails wait
 * @param age for how long the oldest of them does
 */
record QueueState(long length, Duration age) {
    static final QueueState EMPTY = new QueueState(0, Duration.ZERO);
}
