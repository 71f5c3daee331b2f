package io.tillgate.auth.logout;

import io.quarkus.qute.TemplateInstance;

/** The page that says that nobody is signed in here any more. */
record SignedOutView() implements TemplateInstance {}
