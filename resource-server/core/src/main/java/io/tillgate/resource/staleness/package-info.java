/** The age of the knowledge of revocations, and the policy for stale knowledge. */
@NullMarked
package io.tillgate.resource.staleness;

import org.jspecify.annotations.NullMarked;
