/**
 * A real PostgreSQL server: its binaries from Maven artifacts, its cluster created on first start, its databases and
 * roles. No RFC applies.
 */
@NullMarked
package io.tillgate.local.postgres;

import org.jspecify.annotations.NullMarked;
