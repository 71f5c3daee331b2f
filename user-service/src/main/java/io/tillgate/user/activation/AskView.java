package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.web.PageContext;

/**
 * The page on which a user requests a link.
 *
 * @param badLink whether it is shown because a link is invalid
 * @param email the text that was entered
 * @param wrong whether this text is not an email address
 */
record AskView(PageContext page, boolean badLink, String email, boolean wrong) implements TemplateInstance {}
