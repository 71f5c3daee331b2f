package io.tillgate.auth.audit;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountTokens;
import io.tillgate.auth.error.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks audit-service for recent events, in the name of the administrator who wants to see them. */
@ApplicationScoped
public class RecentEvents {
    private static final int PAGE = 200;
    private static final int MAX_EVENTS = 1_000;

    private final AuditApi api;
    private final AccountTokens tokens;
    private final boolean connected;

    RecentEvents(@RestClient AuditApi api, AccountTokens tokens, AuthConfig config) {
        this.api = api;
        this.tokens = tokens;
        this.connected = config.auditServiceUrl().isPresent();
    }

    /**
     * Some events, newest first.
     *
     * @param events at most 1,000
     * @param cut whether there are more
     */
    public record Found(List<RecentEvent> events, boolean cut) {}

    /** Whether there is an audit log to ask. */
    public boolean isConnected() {
        return connected;
    }

    /**
     * The events since a time.
     *
     * @param type the last part of their type; null for all
     * @return fails with {@code temporarily_unavailable} where audit-service is out of reach
     */
    public Uni<Found> since(Account administrator, Instant from, @Nullable String type) {
        return more(administrator, from, type, null, new ArrayList<>())
                .onFailure()
                .transform(e -> OAuthException.unavailable("The audit log cannot be read just now", e));
    }

    private Uni<Found> more(
            Account administrator,
            Instant from,
            @Nullable String type,
            @Nullable String cursor,
            List<RecentEvent> found) {
        return api.list(tokens.authorization(administrator), from.toString(), type, PAGE, cursor)
                .flatMap(page -> {
                    page.items().forEach(event -> found.add(RecentEvent.of(event)));
                    return page.nextCursor() == null || found.size() >= MAX_EVENTS
                            ? Uni.createFrom().item(new Found(found, page.nextCursor() != null))
                            : more(administrator, from, type, page.nextCursor(), found);
                });
    }
}
