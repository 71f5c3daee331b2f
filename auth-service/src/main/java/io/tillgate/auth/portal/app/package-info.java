/** The API apps of an account, as pages. */
@NullMarked
package io.tillgate.auth.portal.app;

import org.jspecify.annotations.NullMarked;
