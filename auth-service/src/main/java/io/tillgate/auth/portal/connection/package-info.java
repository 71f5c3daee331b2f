/** The apps that act in the name of an account, as pages. */
@NullMarked
package io.tillgate.auth.portal.connection;

import org.jspecify.annotations.NullMarked;
