package io.tillgate.auth.signin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.page.PageContext;

/** The page that says who is signed in. */
record SignedInView(String userName, PageContext page) implements TemplateInstance {}
