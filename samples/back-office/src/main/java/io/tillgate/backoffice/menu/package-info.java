/** The menu API, called with the access token of who is signed in (RFC 6750). */
@NullMarked
package io.tillgate.backoffice.menu;

import org.jspecify.annotations.NullMarked;
