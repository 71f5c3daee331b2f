package io.tillgate.auth.oauth.logout;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.support.page.PageContext;

/**
 * The page that asks whether to sign out.
 *
 * @param page what every page with a form needs
 * @param target where the browser goes then
 */
record SignOutView(PageContext page, LogoutTarget target) implements TemplateInstance {}
