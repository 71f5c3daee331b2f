package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.session.BrowserSession;
import java.util.List;
import java.util.UUID;

/**
 * The browsers in which an account is signed in.
 *
 * @param sessions their sessions, the most recently used first
 * @param current the id of this browser's session
 */
record BrowsersView(List<BrowserSession> sessions, UUID current) implements TemplateInstance {}
