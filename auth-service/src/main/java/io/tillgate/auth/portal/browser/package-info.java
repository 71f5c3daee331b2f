/** The browsers that an account is signed in at, as pages. */
@NullMarked
package io.tillgate.auth.portal.browser;

import org.jspecify.annotations.NullMarked;
