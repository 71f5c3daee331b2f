/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.tls;

import org.jspecify.annotations.NullMarked;
