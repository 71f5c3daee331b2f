package io.tillgate.auth.session.signin;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.grant.Authentication;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.oauth.bearer.BearerAuthentication;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.error.Problems;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The browser sessions of the calling account. */
@Path("/oauth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("account")
@Tag(name = "Sessions")
@SecurityRequirement(name = "bearer", scopes = "account")
public class SessionResource {
    private final Pool pool;
    private final BrowserSessions sessions;
    private final GrantRepository grants;
    private final SecurityIdentity identity;

    SessionResource(Pool pool, BrowserSessions sessions, GrantRepository grants, SecurityIdentity identity) {
        this.pool = pool;
        this.sessions = sessions;
        this.grants = grants;
        this.identity = identity;
    }

    /**
     * A browser session.
     *
     * @param id the {@code sid} of ID tokens
     * @param userAgent the browser's {@code User-Agent}
     * @param authenticatedAt when the account last signed in there
     * @param lastSeenAt when it was last used, accurate to a minute
     * @param expiresAt when it ends at the latest
     * @param current whether the token of the request belongs to it
     */
    public record Session(
            UUID id,
            String userAgent,
            Instant authenticatedAt,
            Instant lastSeenAt,
            Instant expiresAt,
            boolean current) {
        static Session of(BrowserSession session, @Nullable UUID own) {
            return new Session(
                    session.id(),
                    session.userAgent(),
                    session.authenticatedAt(),
                    session.lastSeenAt(),
                    session.expiresAt(),
                    session.id().equals(own));
        }
    }

    /** Returns the account's sessions, the most recently used first. */
    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List the account's browser sessions, the most recently used first")
    public Uni<List<Session>> list() {
        return own().flatMap(own -> sessions.ofAccount(owner())
                .map(all -> all.stream()
                        .map(session -> Session.of(session, own.orElse(null)))
                        .toList()));
    }

    /** Ends a session and revokes its grants without {@code offline_access}. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "endBrowserSession", summary = "End a browser session of the account")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "The account has no such session")
    public Uni<Void> end(UUID id) {
        UUID owner = owner();
        return pool.withTransaction(tx -> sessions.endOwn(tx, id, owner))
                .invoke(ended -> {
                    if (!ended) {
                        throw Problems.of(404, "not-found", "There is no such session");
                    }
                })
                .replaceWithVoid();
    }

    /** Ends every browser session of the account. */
    @DELETE
    @Operation(operationId = "endSessions", summary = "End every browser session of the account")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> endAll() {
        UUID owner = owner();
        return pool.withTransaction(tx -> sessions.endAll(tx, owner));
    }

    private Uni<Optional<UUID>> own() {
        @Nullable UUID grantId = token().grantId();
        return grantId == null
                ? Uni.createFrom().item(Optional.empty())
                : grants.find(pool, grantId)
                        .map(grant -> grant.map(Grant::authentication).map(Authentication::sessionId));
    }

    private UUID owner() {
        return Optional.ofNullable(token().accountId()).orElseThrow(ForbiddenException::new);
    }

    private ActiveToken token() {
        return identity.getAttribute(BearerAuthentication.TOKEN);
    }
}
