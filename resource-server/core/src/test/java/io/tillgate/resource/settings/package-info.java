/** Tests of this package. */
@NullMarked
package io.tillgate.resource.settings;

import org.jspecify.annotations.NullMarked;
