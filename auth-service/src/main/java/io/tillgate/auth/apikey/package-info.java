/**
 * API keys: what an account gives a module by consent, kept as keyed hashes. What one may do is decided elsewhere, at each
 * use.
 */
@NullMarked
package io.tillgate.auth.apikey;

import org.jspecify.annotations.NullMarked;
