/**
 * What an instance knows of revocations and keys, on disk: signed tokens as they came, so that a start without Kafka and
 * without the issuer knows what the last run knew, and how old that is.
 */
@NullMarked
package io.tillgate.resource.snapshot;

import org.jspecify.annotations.NullMarked;
