/** The handling of requests and responses that all HTTP servers share (RFC 9110, RFC 9112). */
@NullMarked
package io.tillgate.http;

import org.jspecify.annotations.NullMarked;
