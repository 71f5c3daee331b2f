package io.tillgate.auth.session.signin;

import io.quarkus.qute.TemplateInstance;

/** The page that shows which account is signed in. */
record SignedInView(String userName) implements TemplateInstance {}
