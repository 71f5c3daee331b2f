/** A closed-loop HTTP load generator (RFC 9112) that uses little processor time itself. */
@NullMarked
package io.tillgate.benchmarks.load;

import org.jspecify.annotations.NullMarked;
