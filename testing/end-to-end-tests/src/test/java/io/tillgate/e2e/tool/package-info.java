/** What some tests need besides the JDK, and what happens where it is missing. */
@NullMarked
package io.tillgate.e2e.tool;

import org.jspecify.annotations.NullMarked;
