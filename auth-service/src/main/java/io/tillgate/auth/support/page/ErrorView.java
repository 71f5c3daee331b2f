package io.tillgate.auth.support.page;

import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The page that says what to do where nothing else can be shown. */
record ErrorView(String kind, @Nullable String detail) implements TemplateInstance {}
