/** Event search: filters, free text, and paging by authenticated cursors. */
@NullMarked
package io.tillgate.audit.search;

import org.jspecify.annotations.NullMarked;
