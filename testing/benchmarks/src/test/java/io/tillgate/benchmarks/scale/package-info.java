@NullMarked
package io.tillgate.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
