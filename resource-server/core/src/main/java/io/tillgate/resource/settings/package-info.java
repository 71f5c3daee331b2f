/** The settings of a protected API, whichever framework reads them. */
@NullMarked
package io.tillgate.resource.settings;

import org.jspecify.annotations.NullMarked;
