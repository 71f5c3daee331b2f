/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.audit.retention;

import org.jspecify.annotations.NullMarked;
