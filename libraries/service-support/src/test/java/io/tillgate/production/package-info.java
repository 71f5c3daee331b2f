/** Tests of the production checks. */
@NullMarked
package io.tillgate.production;

import org.jspecify.annotations.NullMarked;
