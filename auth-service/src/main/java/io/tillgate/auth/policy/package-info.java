/** The policy that decides whether a client and an account may receive a token, and its scopes and audience. */
@NullMarked
package io.tillgate.auth.policy;

import org.jspecify.annotations.NullMarked;
