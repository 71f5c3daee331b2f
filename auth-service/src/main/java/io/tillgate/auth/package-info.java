/**
 * The authorization server: clients, grants, tokens, signing keys and revocation. Packages are features.
 */
@NullMarked
package io.tillgate.auth;

import org.jspecify.annotations.NullMarked;
