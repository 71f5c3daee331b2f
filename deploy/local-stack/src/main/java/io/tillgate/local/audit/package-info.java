/** The audit log as a client of the running stack sees it. */
@NullMarked
package io.tillgate.local.audit;

import org.jspecify.annotations.NullMarked;
