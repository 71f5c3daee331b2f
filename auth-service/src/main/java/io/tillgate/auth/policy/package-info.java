/** The policy that decides whether a client and an account may get a token, and which scopes and audience it has. */
@NullMarked
package io.tillgate.auth.policy;

import org.jspecify.annotations.NullMarked;
