/**
 * The real Kafka broker: one combined KRaft node, its storage formatted on first start, and the suite's topics with
 * their policies. No RFC applies.
 */
@NullMarked
package io.tillgate.local.kafka;

import org.jspecify.annotations.NullMarked;
