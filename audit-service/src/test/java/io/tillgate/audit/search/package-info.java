/** Cursors and queries, without a server. */
@NullMarked
package io.tillgate.audit.search;

import org.jspecify.annotations.NullMarked;
