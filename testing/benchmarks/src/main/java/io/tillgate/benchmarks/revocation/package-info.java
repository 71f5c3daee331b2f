/**
 * Measures the time from the response to a revocation until the first refusal, and the startup time and memory of a
 * protected API with a million revocations.
 */
@NullMarked
package io.tillgate.benchmarks.revocation;

import org.jspecify.annotations.NullMarked;
