/**
 * API apps: clients that an account makes for itself.
 */
@NullMarked
package io.tillgate.auth.client.app;

import org.jspecify.annotations.NullMarked;
