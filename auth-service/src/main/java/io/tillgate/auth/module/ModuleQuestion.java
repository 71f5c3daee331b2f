package io.tillgate.auth.module;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.interaction.PendingRequest;
import io.tillgate.auth.session.BrowserSession;

/** Who is asked for what. */
record ModuleQuestion(PendingRequest pending, ModuleRequest request, Account account, BrowserSession session) {}
