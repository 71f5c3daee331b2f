/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.kafka;

import org.jspecify.annotations.NullMarked;
