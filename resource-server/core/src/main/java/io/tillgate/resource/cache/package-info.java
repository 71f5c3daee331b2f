/** The verified-token cache: bounded, keyed by the token's hash, never older than the revocation log it is asked with. */
@NullMarked
package io.tillgate.resource.cache;

import org.jspecify.annotations.NullMarked;
