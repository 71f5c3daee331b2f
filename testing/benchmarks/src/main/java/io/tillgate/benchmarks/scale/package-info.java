/** Simulates the distribution of revocations to many resource servers, and measures what one revocation costs. */
@NullMarked
package io.tillgate.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
