/**
 * The shared parts of the pages: layout, languages, assets, CSRF tokens, and security headers (Content Security Policy
 * Level 3).
 */
@NullMarked
package io.tillgate.user.page;

import org.jspecify.annotations.NullMarked;
