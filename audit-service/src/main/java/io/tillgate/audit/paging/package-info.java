/** Request parameters of lists, and cursors that nobody makes up. */
@NullMarked
package io.tillgate.audit.paging;

import org.jspecify.annotations.NullMarked;
