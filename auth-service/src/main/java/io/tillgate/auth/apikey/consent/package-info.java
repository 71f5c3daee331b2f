/**
 * The module consent: a module sends its user to {@code /oauth?cb=...&scopes=...}, the user allows or refuses, and the
 * module receives an API key at its callback.
 */
@NullMarked
package io.tillgate.auth.apikey.consent;

import org.jspecify.annotations.NullMarked;
