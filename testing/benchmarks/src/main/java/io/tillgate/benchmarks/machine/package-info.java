/**
 * What a run costs the machine: processor time, memory, and the raw limits of the same cores.
 */
@NullMarked
package io.tillgate.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
