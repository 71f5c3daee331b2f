/**
 * The access tokens of requests: the bearer header (RFC 6750 section 2.1), the JOSE header of a JWT access token (RFC
 * 9068 section 2.1), and the contents of a verified token.
 */
@NullMarked
package io.tillgate.resource.token;

import org.jspecify.annotations.NullMarked;
