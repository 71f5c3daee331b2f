/** Whether the log has every record that the services' outboxes have numbered. */
@NullMarked
package io.tillgate.audit.completeness;

import org.jspecify.annotations.NullMarked;
