/**
 * What the pages of the services share: their frame (the templates {@code web/head} and {@code web/top}), styles and
 * scripts, languages, and the headers that protect a page. The templates take their texts from the message bundle
 * {@code text} of the service.
 */
@NullMarked
package io.tillgate.web;

import org.jspecify.annotations.NullMarked;
