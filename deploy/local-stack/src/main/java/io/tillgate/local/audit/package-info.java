/** Access to the audit log as a client of the running stack. */
@NullMarked
package io.tillgate.local.audit;

import org.jspecify.annotations.NullMarked;
