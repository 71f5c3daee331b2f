/**
 * What a stack is configured with: its directory, ports and secrets, and the files that are made of them for the
 * services, their first start and the developer. No RFC applies.
 */
@NullMarked
package io.tillgate.local.config;

import org.jspecify.annotations.NullMarked;
