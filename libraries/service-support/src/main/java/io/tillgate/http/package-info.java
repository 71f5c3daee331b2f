/** What every server does with a request before its endpoint is asked (RFC 9110, RFC 9112). */
@NullMarked
package io.tillgate.http;

import org.jspecify.annotations.NullMarked;
