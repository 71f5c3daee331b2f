package io.tillgate.auth.oauth.logout;

import io.quarkus.qute.TemplateInstance;

/** The page that says that nobody is signed in here any more. */
record SignedOutView() implements TemplateInstance {}
