package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.audit.RecentEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recent events with their chart.
 *
 * @param connected whether there is an audit log
 * @param types the types that may be chosen
 * @param type the type that is shown; null for all
 * @param events the newest of them
 * @param chart how many there were in each hour
 * @param cut whether there are more than are counted
 */
record EventsView(
        boolean connected,
        List<String> types,
        @Nullable String type,
        List<RecentEvent> events,
        HourChart chart,
        boolean cut)
        implements TemplateInstance {}
