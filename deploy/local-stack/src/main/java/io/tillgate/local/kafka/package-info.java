/**
 * A real Kafka broker: one combined KRaft node, with its storage formatted on first start, and the suite's topics. No
 * RFC applies.
 */
@NullMarked
package io.tillgate.local.kafka;

import org.jspecify.annotations.NullMarked;
