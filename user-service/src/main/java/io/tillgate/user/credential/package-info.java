/** The passwords of accounts in use: auth-service has them checked, and their owners change them. */
@NullMarked
package io.tillgate.user.credential;

import org.jspecify.annotations.NullMarked;
