package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.text.UuidText;
import io.tillgate.user.access.AdministratorList;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the administrators from the account table. */
@ApplicationScoped
class AccountAdministrators implements AdministratorList {
    private final Accounts accounts;

    AccountAdministrators(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<Boolean> contains(String subject) {
        return UuidText.parse(subject)
                .map(id -> accounts.find(id)
                        .map(found ->
                                found.filter(Account::isActiveAdministrator).isPresent()))
                .orElse(Uni.createFrom().item(false));
    }
}
