/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.gateway;

import org.jspecify.annotations.NullMarked;
