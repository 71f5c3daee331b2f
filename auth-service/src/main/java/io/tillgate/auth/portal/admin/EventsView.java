package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.audit.AuditEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of the audit log with their chart.
 *
 * @param connected whether there is an audit log
 * @param form what was asked for
 * @param errors what is wrong with it
 * @param events some of them, newest first
 * @param chart when they were
 * @param older the address of those before; null where there are none
 * @param paged whether newer ones are not shown
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
