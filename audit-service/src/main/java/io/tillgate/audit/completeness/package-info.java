/** Checks that the log has received every record that the services' outboxes have numbered. */
@NullMarked
package io.tillgate.audit.completeness;

import org.jspecify.annotations.NullMarked;
