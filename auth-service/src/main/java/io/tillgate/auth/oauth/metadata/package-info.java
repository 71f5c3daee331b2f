/**
 * Authorization server metadata (RFC 8414, OpenID Connect Discovery 1.0), and the pages of other origins that may read
 * it and the other endpoints from a browser (Fetch standard, CORS protocol).
 */
@NullMarked
package io.tillgate.auth.oauth.metadata;

import org.jspecify.annotations.NullMarked;
