/** The sign-in page, and the API by which an account lists and ends its browser sessions. */
@NullMarked
package io.tillgate.auth.session.signin;

import org.jspecify.annotations.NullMarked;
