/** Keyset pagination: a limit, and the id of the last item of the previous page. */
@NullMarked
package io.tillgate.sample.page;

import org.jspecify.annotations.NullMarked;
