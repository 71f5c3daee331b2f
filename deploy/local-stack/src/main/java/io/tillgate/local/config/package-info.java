/**
 * The configuration of a stack: its directory, ports and secrets, and the files generated from them for the services,
 * their first start and the developer. No RFC applies.
 */
@NullMarked
package io.tillgate.local.config;

import org.jspecify.annotations.NullMarked;
