package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.user.page.PageContext;

/**
 * The page that asks for a link.
 *
 * @param badLink whether it is shown because a link does not work
 * @param email what was typed
 * @param wrong whether that is no address
 */
record AskView(PageContext page, boolean badLink, String email, boolean wrong) implements TemplateInstance {}
