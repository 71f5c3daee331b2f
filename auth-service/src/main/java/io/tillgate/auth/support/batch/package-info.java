/** Batching of concurrent requests: reads are shared, and writes commit as a group. */
@NullMarked
package io.tillgate.auth.support.batch;

import org.jspecify.annotations.NullMarked;
