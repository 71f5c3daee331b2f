/** The profiles from which auth-service takes the claims about accounts (OpenID Connect Core 1.0 section 5.1). */
@NullMarked
package io.tillgate.user.profile;

import org.jspecify.annotations.NullMarked;
