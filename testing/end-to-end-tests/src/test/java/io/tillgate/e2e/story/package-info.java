/** User stories over HTTP, as the contracts tell them. */
@NullMarked
package io.tillgate.e2e.story;

import org.jspecify.annotations.NullMarked;
