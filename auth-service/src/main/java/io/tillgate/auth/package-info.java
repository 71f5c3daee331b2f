/**
 * The authorization server. Packages are features, named by the noun they are about; {@code oauth} has one per endpoint
 * or specification, and {@code support} has what several features need. Packages have no dependency cycles. An {@code
 * event} package belongs to the package above it and is the only one that uses the event contracts.
 */
@NullMarked
package io.tillgate.auth;

import org.jspecify.annotations.NullMarked;
