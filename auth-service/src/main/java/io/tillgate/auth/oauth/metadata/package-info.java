/**
 * Authorization server metadata (RFC 8414, OpenID Connect Discovery 1.0), and the CORS filter for it and the other
 * endpoints that browsers call (Fetch standard, CORS protocol).
 */
@NullMarked
package io.tillgate.auth.oauth.metadata;

import org.jspecify.annotations.NullMarked;
