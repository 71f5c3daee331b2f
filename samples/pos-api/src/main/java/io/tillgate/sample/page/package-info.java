/** Pages by key: a limit, and the id of the last item that was seen. */
@NullMarked
package io.tillgate.sample.page;

import org.jspecify.annotations.NullMarked;
