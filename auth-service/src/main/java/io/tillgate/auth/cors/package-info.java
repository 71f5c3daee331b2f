/**
 * Which pages of other origins may call this service from a browser (Fetch standard, CORS protocol).
 */
@NullMarked
package io.tillgate.auth.cors;

import org.jspecify.annotations.NullMarked;
