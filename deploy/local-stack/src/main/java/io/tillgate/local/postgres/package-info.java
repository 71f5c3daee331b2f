/**
 * The real PostgreSQL server: its binaries unpacked from Maven artifacts, its cluster made on first start, its databases
 * and roles. No RFC applies.
 */
@NullMarked
package io.tillgate.local.postgres;

import org.jspecify.annotations.NullMarked;
