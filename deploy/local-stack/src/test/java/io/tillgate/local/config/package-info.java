/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.config;

import org.jspecify.annotations.NullMarked;
