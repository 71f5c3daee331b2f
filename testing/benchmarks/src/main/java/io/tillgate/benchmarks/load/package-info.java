/**
 * A closed-loop HTTP load generator (RFC 9112), lean enough to share its cores with what it measures.
 */
@NullMarked
package io.tillgate.benchmarks.load;

import org.jspecify.annotations.NullMarked;
