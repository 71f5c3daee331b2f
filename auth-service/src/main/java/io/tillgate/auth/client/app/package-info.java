/** API apps: clients that users create for themselves. */
@NullMarked
package io.tillgate.auth.client.app;

import org.jspecify.annotations.NullMarked;
