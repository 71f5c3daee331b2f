/**
 * What the suite can do, measured on the machine that it runs on; {@code docs/benchmarks.md} is what it writes.
 */
@NullMarked
package io.tillgate.benchmarks;

import org.jspecify.annotations.NullMarked;
