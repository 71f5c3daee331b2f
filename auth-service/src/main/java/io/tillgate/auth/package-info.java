/**
 * The authorization server. Packages are features, named by the noun they are about; {@code oauth} has one per endpoint
 * or specification, {@code support} what several features need. No package depends on itself through others; an
 * {@code event} package belongs to the package above it and alone knows the event contracts.
 */
@NullMarked
package io.tillgate.auth;

import org.jspecify.annotations.NullMarked;
