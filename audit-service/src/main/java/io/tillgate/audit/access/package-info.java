/** Access control for the audit log. */
@NullMarked
package io.tillgate.audit.access;

import org.jspecify.annotations.NullMarked;
