/** The metrics of a protected API, with the same names in every framework. */
@NullMarked
package io.tillgate.resource.measure;

import org.jspecify.annotations.NullMarked;
