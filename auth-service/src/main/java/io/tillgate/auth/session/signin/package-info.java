/**
 * The sign-in page, and the browser sessions that an account can see and end.
 */
@NullMarked
package io.tillgate.auth.session.signin;

import org.jspecify.annotations.NullMarked;
