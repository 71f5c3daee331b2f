/**
 * The profile of an account, for the claims that auth-service tells of it (OpenID Connect Core 1.0 section 5.1).
 */
@NullMarked
package io.tillgate.user.profile;

import org.jspecify.annotations.NullMarked;
