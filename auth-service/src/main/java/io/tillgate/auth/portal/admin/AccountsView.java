package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.account.DirectoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of accounts with the search form. */
record AccountsView(
        String searched,
        String status,
        List<DirectoryEntry> accounts,
        @Nullable String nextPage) implements TemplateInstance {}
