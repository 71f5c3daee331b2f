/**
 * Parses requests at the OAuth endpoints: form or JSON parameters, Basic credentials (RFC 6749 appendix B, RFC 7617).
 */
@NullMarked
package io.tillgate.auth.support.request;

import org.jspecify.annotations.NullMarked;
