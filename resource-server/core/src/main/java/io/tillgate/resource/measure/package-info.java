/** What a protected API measures, by names that are the same in every framework. */
@NullMarked
package io.tillgate.resource.measure;

import org.jspecify.annotations.NullMarked;
