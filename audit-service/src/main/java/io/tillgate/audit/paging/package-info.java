/** Query parameters of lists, and authenticated cursors. */
@NullMarked
package io.tillgate.audit.paging;

import org.jspecify.annotations.NullMarked;
