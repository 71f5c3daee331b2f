/**
 * How long it takes from the answer of a revocation to the first refusal, by what is revoked; and what a protected API pays for
 * knowing of a million revocations, at its start and in memory.
 */
@NullMarked
package io.tillgate.benchmarks.revocation;

import org.jspecify.annotations.NullMarked;
