/**
 * What accounts allow clients: asked on a page, remembered for as long as no more is asked (RFC 6749 section 4.1.1, OpenID
 * Connect Core section 3.1.2.4).
 */
@NullMarked
package io.tillgate.auth.consent;

import org.jspecify.annotations.NullMarked;
