/**
 * Benchmarks of a large audit log: the rate of incoming events, and the time of each search among millions of records.
 */
@NullMarked
package io.tillgate.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
