/** Measures a run's processor time and memory, and the raw limits of the same cores. */
@NullMarked
package io.tillgate.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
