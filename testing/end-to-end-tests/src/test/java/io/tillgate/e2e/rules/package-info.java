/** Rules of the code and of its committed documents. */
@NullMarked
package io.tillgate.e2e.rules;

import org.jspecify.annotations.NullMarked;
