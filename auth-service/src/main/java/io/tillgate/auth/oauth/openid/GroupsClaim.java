package io.tillgate.auth.oauth.openid;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Provides the {@code groups} claim. This service stores the groups, unlike the rest of the profile. */
@ApplicationScoped
public class GroupsClaim {
    private final Pool pool;
    private final AccountRepository accounts;

    GroupsClaim(Pool pool, AccountRepository accounts) {
        this.pool = pool;
        this.accounts = accounts;
    }

    /** Returns the claim if the names include it; otherwise no claims. */
    public Uni<Map<String, Object>> of(UUID accountId, Collection<String> names) {
        return names.contains(StandardClaims.GROUPS)
                ? accounts.find(pool, accountId)
                        .map(found -> Map.of(
                                StandardClaims.GROUPS,
                                found.map(Account::groups).orElse(List.of())))
                : Uni.createFrom().item(Map.of());
    }
}
