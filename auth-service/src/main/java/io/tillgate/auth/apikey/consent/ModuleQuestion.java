package io.tillgate.auth.apikey.consent;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.session.BrowserSession;

/** A module's request to the account that is signed in. */
record ModuleQuestion(PendingRequest pending, ModuleRequest request, Account account, BrowserSession session) {}
