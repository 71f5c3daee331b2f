package io.tillgate.auth.oauth.logout;

import io.quarkus.qute.TemplateInstance;

/** The page that confirms the sign-out. */
record SignedOutView() implements TemplateInstance {}
