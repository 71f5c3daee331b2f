/** Tests of what a query may hold. */
@NullMarked
package io.tillgate.query;

import org.jspecify.annotations.NullMarked;
