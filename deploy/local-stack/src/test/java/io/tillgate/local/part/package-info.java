/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.part;

import org.jspecify.annotations.NullMarked;
