package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.client.RegisteredClient;
import java.util.List;

/** The API apps of an account. */
record AppsView(List<RegisteredClient> apps) implements TemplateInstance {}
