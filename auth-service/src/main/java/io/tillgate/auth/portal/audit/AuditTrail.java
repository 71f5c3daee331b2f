package io.tillgate.auth.portal.audit;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.AccountTokens;
import io.tillgate.auth.account.SignedInAccount;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Queries audit-service as the signed-in administrator. A refusal is a {@link ProblemException}; if audit-service is
 * unavailable, the call fails with {@code temporarily_unavailable}.
 */
@ApplicationScoped
public class AuditTrail {
    private static final int PAGE = 50;

    private final AuditApi api;
    private final AccountTokens tokens;
    private final boolean connected;

    AuditTrail(@RestClient AuditApi api, AccountTokens tokens, AuthConfig config) {
        this.api = api;
        this.tokens = tokens;
        this.connected = config.auditServiceUrl().isPresent();
    }

    /** Returns whether an audit-service is configured. */
    public boolean isConnected() {
        return connected;
    }

    /**
     * Returns a page of events, newest first.
     *
     * @param filters named like the parameters of {@code GET /audit/events}
     */
    public Uni<AuditPage> list(SignedInAccount administrator, Map<String, String> filters, @Nullable String cursor) {
        Map<String, String> parameters = new HashMap<>(filters);
        parameters.put("limit", Integer.toString(PAGE));
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        return told(api.list(tokens.authorization(administrator), parameters));
    }

    /** Returns the timeline of the events that match the filters. */
    public Uni<AuditTimeline> timeline(SignedInAccount administrator, Map<String, String> filters) {
        return told(api.timeline(tokens.authorization(administrator), filters));
    }

    /** Returns an event with its inclusion proof. */
    public Uni<AuditEvent> find(SignedInAccount administrator, UUID id) {
        return told(api.find(tokens.authorization(administrator), id));
    }

    private static <T> Uni<T> told(Uni<T> call) {
        return call.onFailure().transform(AuditTrail::failure);
    }

    private static Throwable failure(Throwable failure) {
        int status =
                failure instanceof WebApplicationException e ? e.getResponse().getStatus() : 0;
        return status == 400 || status == 404
                ? Problems.ofAnswer(((WebApplicationException) failure).getResponse(), "audit-service")
                : OAuthException.unavailable("The audit log cannot be read at the moment", failure);
    }
}
