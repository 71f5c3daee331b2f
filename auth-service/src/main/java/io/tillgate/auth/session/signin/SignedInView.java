package io.tillgate.auth.session.signin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.support.page.PageContext;

/** The page that shows which account is signed in. */
record SignedInView(String userName, PageContext page) implements TemplateInstance {}
