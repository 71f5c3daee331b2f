package io.tillgate.user.page;

import io.quarkus.qute.TemplateInstance;

/** The page that says what to do where nothing else can be shown. */
record ErrorView(String lang, String kind) implements TemplateInstance {}
