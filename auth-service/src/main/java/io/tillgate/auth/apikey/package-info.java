/**
 * API keys, which an account gives to modules by consent; stored as keyed hashes. Each use is checked against the
 * policy elsewhere.
 */
@NullMarked
package io.tillgate.auth.apikey;

import org.jspecify.annotations.NullMarked;
