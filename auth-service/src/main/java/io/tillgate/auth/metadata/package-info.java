/**
 * Authorization server metadata (RFC 8414, OpenID Connect Discovery 1.0).
 */
@NullMarked
package io.tillgate.auth.metadata;

import org.jspecify.annotations.NullMarked;
