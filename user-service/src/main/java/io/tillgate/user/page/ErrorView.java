package io.tillgate.user.page;

import io.quarkus.qute.TemplateInstance;

/** The page that is shown if a request fails. */
record ErrorView(String kind) implements TemplateInstance {}
