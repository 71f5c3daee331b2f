/** The requests that are measured. */
@NullMarked
package io.tillgate.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
