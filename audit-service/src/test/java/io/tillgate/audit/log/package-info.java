/** The words of a text. */
@NullMarked
package io.tillgate.audit.log;

import org.jspecify.annotations.NullMarked;
