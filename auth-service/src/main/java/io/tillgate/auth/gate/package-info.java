/**
 * The one gate that decides whether a client and an account may get a token, and which scopes and audience it has.
 */
@NullMarked
package io.tillgate.auth.gate;

import org.jspecify.annotations.NullMarked;
