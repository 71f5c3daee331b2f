/** Benchmarks of the suite on the machine that they run on. They write {@code docs/benchmarks.md}. */
@NullMarked
package io.tillgate.benchmarks;

import org.jspecify.annotations.NullMarked;
