package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.audit.AuditEvent;

/**
 * An event of the audit log with its proof.
 *
 * @param event the event
 */
record OneEventView(AuditEvent event) implements TemplateInstance {}
