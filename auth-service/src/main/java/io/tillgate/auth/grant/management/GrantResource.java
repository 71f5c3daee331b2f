package io.tillgate.auth.grant.management;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.support.error.MissingScopeException;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.text.UuidText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live grants of the calling account, and for administrators those of any account and client. */
@Path("/grants")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Grants")
@SecurityRequirement(name = "bearer", scopes = "account")
public class GrantResource {
    private static final String ACCOUNT = "account";
    private static final String ADMIN = "admin";
    private static final int MAX_ID = 256;

    private final Grants grants;
    private final CurrentActor actor;

    GrantResource(Grants grants, CurrentActor actor) {
        this.grants = grants;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listGrants", summary = "List the account's grants, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "403", description = "Only administrators may list the grants of other accounts")
    public Uni<GrantPage> list(
            @QueryParam("user_id") @Size(max = MAX_ID) @Nullable String userId,
            @QueryParam("client_id") @Size(max = MAX_ID) @Nullable String clientId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Size(max = MAX_ID) @Nullable String cursor) {
        return grants.list(filter(userId, clientId), limit, cursor);
    }

    /** Revokes one grant and its tokens. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "endGrant", summary = "Revoke a grant and all its tokens")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "The account has no such grant")
    public Uni<Void> end(String id) {
        @Nullable UUID owner = actor.isAdministrator() ? null : own();
        return grants.end(
                UuidText.parse(id).orElseThrow(() -> Problems.of(404, "not-found", "There is no such grant")),
                owner,
                actor.token().subject());
    }

    /** Signs the account out everywhere; with a client, revokes only the grants of that client. */
    @DELETE
    @Operation(
            operationId = "endGrants",
            summary = "Sign the account out everywhere: revoke its sessions, grants, API keys and tokens, and"
                    + " delete its API apps unless keep_apps is true; with a client_id, revoke only that"
                    + " client's grants (those of all accounts if an administrator names no user_id)")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "403", description = "Only administrators may do this to other accounts")
    public Uni<Void> endAll(
            @QueryParam("user_id") @Size(max = MAX_ID) @Nullable String userId,
            @QueryParam("client_id") @Size(max = MAX_ID) @Nullable String clientId,
            @QueryParam("keep_apps") @DefaultValue("false") @Pattern(regexp = "true|false") String keepApps) {
        GrantFilter filter = filter(userId, clientId);
        String subject = actor.token().subject();
        return filter.clientId() == null && filter.accountId() != null
                ? grants.endAll(filter.accountId(), keepsApps(keepApps), subject)
                : grants.endAll(filter, subject);
    }

    /** Returns whether to keep the account's apps. An API key never deletes apps. */
    private boolean keepsApps(String asked) {
        return Boolean.parseBoolean(asked) || actor.token().isApiKey();
    }

    /** Returns the filter for the account's own grants, unless an administrator requests others. */
    private GrantFilter filter(@Nullable String userId, @Nullable String clientId) {
        if (clientId != null && clientId.indexOf('\0') >= 0) {
            throw Problems.invalid("client_id", "must be a client id");
        }
        @Nullable
        UUID asked = userId == null
                ? null
                : UuidText.parse(userId).orElseThrow(() -> Problems.invalid("user_id", "must be the id of an account"));
        if (actor.isAdministrator() && (asked != null || clientId != null)) {
            return new GrantFilter(asked, clientId);
        }
        UUID own = own();
        if (asked != null && !asked.equals(own)) {
            throw new MissingScopeException(ADMIN);
        }
        return new GrantFilter(own, clientId);
    }

    private UUID own() {
        ActiveToken token = actor.token();
        if (!token.scopes().contains(ACCOUNT)) {
            throw new MissingScopeException(ACCOUNT);
        }
        return Optional.ofNullable(token.accountId()).orElseThrow(() -> new MissingScopeException(ACCOUNT));
    }
}
