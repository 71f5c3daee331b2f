/** The cache of verified tokens: bounded, keyed by the token's hash, checked against the revocation log at each hit. */
@NullMarked
package io.tillgate.resource.cache;

import org.jspecify.annotations.NullMarked;
