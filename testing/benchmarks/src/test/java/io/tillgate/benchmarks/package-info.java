@NullMarked
package io.tillgate.benchmarks;

import org.jspecify.annotations.NullMarked;
