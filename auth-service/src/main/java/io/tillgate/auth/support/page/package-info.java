/**
 * What every page for people shares: layout, languages, assets, and the headers that keep a page to itself (Content
 * Security Policy Level 3, RFC 6749 section 10.13).
 */
@NullMarked
package io.tillgate.auth.support.page;

import org.jspecify.annotations.NullMarked;
