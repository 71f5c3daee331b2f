/** How long it takes from the answer of a revocation to the first refusal, by what is revoked. */
@NullMarked
package io.tillgate.benchmarks.revocation;

import org.jspecify.annotations.NullMarked;
