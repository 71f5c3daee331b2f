/** The events of tokens and sign-ins. */
@NullMarked
package io.tillgate.auth.oauth.token.event;

import org.jspecify.annotations.NullMarked;
