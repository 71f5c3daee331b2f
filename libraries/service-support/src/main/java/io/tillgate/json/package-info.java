/** How a service reads JSON. */
@NullMarked
package io.tillgate.json;

import org.jspecify.annotations.NullMarked;
