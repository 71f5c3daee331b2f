package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.client.RegisteredClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of clients with the search form. */
record ClientsView(
        String searched,
        List<RegisteredClient> clients,
        @Nullable String nextPage) implements TemplateInstance {}
