/** The menu API, called with the access token of the signed-in user (RFC 6750). */
@NullMarked
package io.tillgate.backoffice.menu;

import org.jspecify.annotations.NullMarked;
