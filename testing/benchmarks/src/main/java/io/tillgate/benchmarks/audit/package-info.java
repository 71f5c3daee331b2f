/**
 * The audit log at size: how fast events come in, and how long each search takes among millions of records.
 */
@NullMarked
package io.tillgate.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
