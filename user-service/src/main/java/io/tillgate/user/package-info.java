/** Tillgate's user-service: accounts, credentials, activation and password-reset links. Its packages are its features. */
@NullMarked
package io.tillgate.user;

import org.jspecify.annotations.NullMarked;
