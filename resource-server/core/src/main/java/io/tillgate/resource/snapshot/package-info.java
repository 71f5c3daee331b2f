/**
 * An instance's revocations and keys on disk. The tokens are kept as they were signed, so that a start without Kafka
 * and the issuer has the knowledge of the last run and knows its age.
 */
@NullMarked
package io.tillgate.resource.snapshot;

import org.jspecify.annotations.NullMarked;
