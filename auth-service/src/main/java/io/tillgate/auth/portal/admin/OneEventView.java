package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.audit.AuditEvent;

/** An event of the audit log with its inclusion proof. */
record OneEventView(AuditEvent event) implements TemplateInstance {}
