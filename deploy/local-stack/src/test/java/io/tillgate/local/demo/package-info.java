/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.demo;

import org.jspecify.annotations.NullMarked;
