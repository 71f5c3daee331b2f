/**
 * The consents of accounts to clients: the consent page and the stored consents (RFC 6749 section 4.1.1, OpenID Connect
 * Core section 3.1.2.4).
 */
@NullMarked
package io.tillgate.auth.consent;

import org.jspecify.annotations.NullMarked;
