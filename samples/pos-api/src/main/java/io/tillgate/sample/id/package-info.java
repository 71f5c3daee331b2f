/** Ids that sort by time (RFC 9562 section 5.7). */
@NullMarked
package io.tillgate.sample.id;

import org.jspecify.annotations.NullMarked;
