/** Cursors, without a server. */
@NullMarked
package io.tillgate.audit.paging;

import org.jspecify.annotations.NullMarked;
