package io.tillgate.auth.apikey.consent;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.session.BrowserSession;

/** Who is asked for what. */
record ModuleQuestion(PendingRequest pending, ModuleRequest request, Account account, BrowserSession session) {}
