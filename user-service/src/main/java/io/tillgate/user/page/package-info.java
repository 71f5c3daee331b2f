/**
 * What the pages of this service share: layout, languages, assets, the tokens of forms, and the headers that keep a page to
 * itself (Content Security Policy Level 3).
 */
@NullMarked
package io.tillgate.user.page;

import org.jspecify.annotations.NullMarked;
