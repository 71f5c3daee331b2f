/** The client of audit-service, for the administrators' pages. */
@NullMarked
package io.tillgate.auth.portal.audit;

import org.jspecify.annotations.NullMarked;
