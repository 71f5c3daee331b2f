package io.tillgate.user.profile;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.text.UuidText;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.Accounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads profiles for auth-service. Only auth-service's own token is accepted, and no gateway routes to this path. */
@Path("/internal/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "Only for auth-service; the gateway does not route it")
@SecurityRequirement(name = "bearer")
public class ProfileResource {
    private final Accounts accounts;
    private final CallerSource callers;

    public ProfileResource(Accounts accounts, CallerSource callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    /** Returns the profile of an account. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readProfile",
            summary = "Get the profile of an account",
            description = "Needs a token of client auth-service with scope users:verify. The caller must check the"
                    + " status of the account.")
    @APIResponse(responseCode = "200", description = "The profile")
    @APIResponse(
            responseCode = "404",
            description = "The account is unknown or deleted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Profile> profile(@PathParam("id") String id) {
        return find(id).map(found -> found.filter(account -> account.status() != AccountStatus.DELETED)
                .map(Profile::of)
                .orElseThrow(ProblemException::notFound));
    }

    /** Returns the standing of an account, by which auth-service checks the data of the accounts topic. */
    @GET
    @Path("/{id}/standing")
    @Operation(
            operationId = "readStanding",
            summary = "Get the status of an account",
            description = "Needs a token of client auth-service with scope users:verify. Reports deleted accounts too.")
    @APIResponse(responseCode = "200", description = "The status of the account")
    @APIResponse(
            responseCode = "404",
            description = "The account never existed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Standing> standing(@PathParam("id") String id) {
        return find(id).map(found -> found.map(Standing::of).orElseThrow(ProblemException::notFound));
    }

    private Uni<Optional<Account>> find(String id) {
        callers.require().requireAuthService();
        return accounts.find(UuidText.parse(id).orElseThrow(ProblemException::notFound));
    }
}
