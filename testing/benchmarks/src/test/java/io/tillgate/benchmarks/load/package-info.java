@NullMarked
package io.tillgate.benchmarks.load;

import org.jspecify.annotations.NullMarked;
