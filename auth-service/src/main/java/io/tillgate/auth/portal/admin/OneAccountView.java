package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.account.DirectoryEntry;
import io.tillgate.auth.portal.FormErrors;
import java.util.List;

/** An account with the form for its groups. */
record OneAccountView(DirectoryEntry account, List<Choice> groups, String otherGroups, FormErrors errors)
        implements TemplateInstance {
    private static final List<String> USUAL = List.of("user", "master", "administrator");

    /**
     * One of the usual groups.
     *
     * @param chosen whether the account is in it
     */
    public record Choice(String name, boolean chosen) {}

    static OneAccountView of(DirectoryEntry account, FormErrors errors) {
        return new OneAccountView(
                account,
                USUAL.stream()
                        .map(group -> new Choice(group, account.groups().contains(group)))
                        .toList(),
                String.join(
                        " ",
                        account.groups().stream()
                                .filter(group -> !USUAL.contains(group))
                                .toList()),
                errors);
    }
}
