/**
 * What all pages share: layout, languages, assets and security headers (Content Security Policy Level 3, RFC 6749
 * section 10.13).
 */
@NullMarked
package io.tillgate.auth.support.page;

import org.jspecify.annotations.NullMarked;
