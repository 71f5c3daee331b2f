/** Tests of the package of the same name. */
@NullMarked
package io.tillgate.local.command;

import org.jspecify.annotations.NullMarked;
