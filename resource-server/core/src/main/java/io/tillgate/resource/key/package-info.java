/** The issuer's public keys (RFC 7517): fetched, kept through outages, and fetched again at most once per interval. */
@NullMarked
package io.tillgate.resource.key;

import org.jspecify.annotations.NullMarked;
