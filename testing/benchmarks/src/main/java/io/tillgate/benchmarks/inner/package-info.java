/** JMH benchmarks of single components. */
package io.tillgate.benchmarks.inner;
