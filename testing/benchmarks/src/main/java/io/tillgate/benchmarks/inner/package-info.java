/**
 * JMH benchmarks of the inner parts.
 */
package io.tillgate.benchmarks.inner;
