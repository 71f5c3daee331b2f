package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.session.BrowserSession;
import java.util.List;
import java.util.UUID;

/**
 * The browsers that an account is signed in at.
 *
 * @param sessions their sessions, the last used first
 * @param current the session of this browser
 */
record BrowsersView(List<BrowserSession> sessions, UUID current) implements TemplateInstance {}
