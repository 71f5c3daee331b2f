/**
 * How work of many requests at the same time becomes one statement: reads are shared, writes commit as a group.
 */
@NullMarked
package io.tillgate.auth.batch;

import org.jspecify.annotations.NullMarked;
