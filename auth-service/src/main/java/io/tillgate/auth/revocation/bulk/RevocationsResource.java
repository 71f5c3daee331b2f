package io.tillgate.auth.revocation.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.revocation.receipt.Receipts;
import io.tillgate.auth.revocation.receipt.WaitPreference;
import io.tillgate.auth.support.request.ClientAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bulk revocation, for accounts of the group {@code administrator} with the scope {@code admin}. */
@Path("/revocations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("admin")
@Tag(name = "Revocation")
@SecurityRequirement(name = "bearer", scopes = "admin")
public class RevocationsResource {
    private final BulkRevocations bulkRevocations;
    private final KnownTargets knownTargets;
    private final OwnToken ownToken;
    private final Receipts receipts;
    private final ClientAddress clientAddress;
    private final CurrentActor actor;
    private final Clock clock;

    RevocationsResource(
            BulkRevocations bulkRevocations,
            KnownTargets knownTargets,
            OwnToken ownToken,
            Receipts receipts,
            ClientAddress clientAddress,
            CurrentActor actor,
            Clock clock) {
        this.bulkRevocations = bulkRevocations;
        this.knownTargets = knownTargets;
        this.ownToken = ownToken;
        this.receipts = receipts;
        this.clientAddress = clientAddress;
        this.actor = actor;
        this.clock = clock;
    }

    /** Revokes everything of a target, or with {@code dry_run} only counts it. */
    @POST
    @Operation(
            operationId = "bulkRevocations",
            summary =
                    "Revoke everything of an account, client, grant, scope, API key or signing key, or issued before a"
                            + " time")
    @Parameter(
            name = "dry_run",
            in = ParameterIn.QUERY,
            description = "true to report the effect without revoking anything",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = WaitPreference.HEADER,
            in = ParameterIn.HEADER,
            description = "wait=<seconds> (RFC 7240) to get the answer when the revocation is enforced everywhere",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkRevocationDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was revoked, or with dry_run what would be",
            content = @Content(schema = @Schema(implementation = BulkRevocationReport.class)))
    @APIResponse(
            responseCode = "400",
            description = "There is not exactly one target, or a field is unknown or invalid")
    @APIResponse(responseCode = "404", description = "Unknown target")
    public Uni<Response> kill(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @QueryParam("dry_run") boolean dryRun,
            @Nullable JsonNode body) {
        Optional<Duration> wait = WaitPreference.of(headers);
        ActiveToken token = actor.administrator();
        BulkRevocationRequest request = BulkRevocationRequest.read(body, clock.instant());
        BulkRevocationOrder order = new BulkRevocationOrder(
                request.target(),
                request.reason(),
                new BulkRevocationOrder.Administrator(token.subject(), token.clientId(), clientAddress.current()));
        return knownTargets
                .require(order.target())
                .flatMap(known -> ownToken.endsWith(order.target(), token, signingKeyId(authorization)))
                .flatMap(own -> (dryRun ? bulkRevocations.dryRun(order.target()) : bulkRevocations.revoke(order))
                        .map(toll -> BulkRevocationReport.of(order.target(), dryRun, toll, own)))
                .flatMap(report -> wait.isEmpty() || dryRun
                        ? Uni.createFrom().item(UncacheableResponse.of(200, report))
                        : receipts.awaitEverything(wait.get()).map(receipt -> waited(report.with(receipt))));
    }

    private static Response waited(BulkRevocationReport report) {
        return Response.fromResponse(UncacheableResponse.of(200, report))
                .header(WaitPreference.APPLIED_HEADER, WaitPreference.NAME)
                .build();
    }

    private static Optional<String> signingKeyId(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .map(header -> header.substring(header.indexOf(' ') + 1).strip())
                .flatMap(KeyRing::keyIdOf);
    }
}
