/**
 * Texts from outside. Those that people read (names, labels, reasons) are counted as JSON Schema counts them and show all
 * that they hold; times are those of RFC 3339.
 */
@NullMarked
package io.tillgate.text;

import org.jspecify.annotations.NullMarked;
