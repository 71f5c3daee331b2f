package io.tillgate.auth.oauth.logout;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.web.PageContext;

/**
 * The page that asks whether to sign out.
 *
 * @param page the data that every page with a form needs
 * @param target where the browser goes afterwards
 */
record SignOutView(PageContext page, LogoutTarget target) implements TemplateInstance {}
