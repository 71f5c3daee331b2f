package io.tillgate.auth.support.page;

import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The error page. */
record ErrorView(String kind, @Nullable String detail) implements TemplateInstance {}
