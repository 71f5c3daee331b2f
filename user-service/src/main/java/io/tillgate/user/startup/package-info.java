/** Startup: the production checks and the accounts of the bootstrap file. */
@NullMarked
package io.tillgate.user.startup;

import org.jspecify.annotations.NullMarked;
