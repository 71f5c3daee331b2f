/** Tests of the API as a whole. */
@NullMarked
package io.tillgate.sample;

import org.jspecify.annotations.NullMarked;
