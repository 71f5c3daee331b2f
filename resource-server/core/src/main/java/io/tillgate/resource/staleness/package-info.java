/** How old the knowledge of revocations is, and what follows from that. */
@NullMarked
package io.tillgate.resource.staleness;

import org.jspecify.annotations.NullMarked;
