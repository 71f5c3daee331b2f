package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.audit.AuditEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of the audit log with their chart.
 *
 * @param connected whether an audit-service is configured
 * @param form the filters
 * @param errors the errors in the filters
 * @param events a page of events, newest first
 * @param chart the timeline of all matching events
 * @param older the address of the next page; null on the last
 * @param paged whether this is not the first page
 */
record EventsView(
        boolean connected,
        EventForm form,
        FormErrors errors,
        List<AuditEvent> events,
        TimelineChart chart,
        @Nullable String older,
        boolean paged)
        implements TemplateInstance {}
