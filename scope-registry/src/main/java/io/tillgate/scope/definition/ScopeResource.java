package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.CurrentCaller.ADMIN;
import static io.tillgate.scope.definition.CurrentCaller.WRITE;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Scope definitions over HTTP. Everyone may read them; only their owners may change them. */
@Path("/scopes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scopes", description = "Scope definitions: their meaning, who may grant them, and their owners.")
@APIResponse(
        responseCode = "400",
        description = "The request is malformed or invalid.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ScopeResource {
    private final ScopeRegistry registry;
    private final ScopeRules rules;
    private final CurrentCaller caller;

    ScopeResource(ScopeRegistry registry, ScopeRules rules, CurrentCaller caller) {
        this.registry = registry;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listScopes", summary = "List the active scopes")
    @APIResponse(
            responseCode = "200",
            description = "The scopes, ordered by namespace.",
            content = @Content(schema = @Schema(implementation = ScopeListResponse.class)))
    @APIResponse(responseCode = "304", description = "Not modified: the caller's copy is current.")
    public Uni<RestResponse<ScopeListResponse>> list(
            @Parameter(description = "Only scopes of this app.") @RestQuery @Nullable String app,
            @Parameter(description = "Only scopes that a member of this group may grant.") @RestQuery @Nullable
                    String group,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        List<Violation> violations = new ArrayList<>();
        requireForm(ScopeRules.APP, "app", app, violations);
        requireForm(ScopeRules.GROUP, "group", group, violations);
        throwIfAny(violations);
        return registry.list(new ScopeFilter(app, group))
                .map(scopes -> ConditionalResponses.shown(
                        ifNoneMatch,
                        ConditionalResponses.entityTag(scopes),
                        new ScopeListResponse(
                                scopes.stream().map(ScopeResponse::of).toList())));
    }

    @GET
    @Path("/{namespace}")
    @PermitAll
    @Operation(operationId = "getScope", summary = "Get a scope, active or retired")
    @APIResponse(
            responseCode = "200",
            description = "The scope; its ETag is its version.",
            content = @Content(schema = @Schema(implementation = ScopeResponse.class)))
    @APIResponse(responseCode = "304", description = "Not modified: the caller's copy is current.")
    @APIResponse(responseCode = "404", description = "Unknown scope.")
    public Uni<RestResponse<ScopeResponse>> get(
            @RestPath String namespace,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return registry.find(namespace)
                .map(found -> found.orElseThrow(() -> ConditionalResponses.notFound(namespace)))
                .map(scope -> ConditionalResponses.shown(
                        ifNoneMatch, Precondition.entityTag(scope.version()), ScopeResponse.of(scope)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({WRITE, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = WRITE)
    @Operation(
            operationId = "addScope",
            summary = "Register a scope",
            description = "The first client to register a namespace owns it. Its owner may register it again: the same"
                    + " content changes nothing, other content becomes the next version.")
    @APIResponse(
            responseCode = "201",
            description = "The scope is registered.",
            content = @Content(schema = @Schema(implementation = ScopeResponse.class)))
    @APIResponse(responseCode = "200", description = "The scope was registered before and now matches the request.")
    @APIResponse(
            responseCode = "409",
            description = "Another client owns the namespace or the app, another client's scope has one of the labels,"
                    + " or the scope is built in.")
    public Uni<RestResponse<ScopeResponse>> add(@Nullable ScopeRequest request) {
        Caller writer = caller.writer();
        ScopeRequest scope = present(request);
        throwIfAny(rules.check(scope.namespace(), scope));
        return registry.register(String.valueOf(scope.namespace()), scope.wanted(), writer)
                .map(ScopeResource::registered);
    }

    @PUT
    @Path("/{namespace}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({WRITE, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = WRITE)
    @Operation(operationId = "putScope", summary = "Create or replace a scope")
    @APIResponse(
            responseCode = "200",
            description = "The scope now matches the request.",
            content = @Content(schema = @Schema(implementation = ScopeResponse.class)))
    @APIResponse(responseCode = "201", description = "The scope is registered.")
    @APIResponse(responseCode = "403", description = "Another client owns the scope.")
    @APIResponse(
            responseCode = "409",
            description = "The scope is built in, another client owns the app, or another client's scope has one of the"
                    + " labels.")
    @APIResponse(responseCode = "412", description = "The scope's version is not the one in If-Match.")
    public Uni<RestResponse<ScopeResponse>> put(
            @RestPath String namespace,
            @Parameter(description = "The version that the caller has read, as an entity tag.")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "* to create the scope only if it does not exist.")
                    @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Nullable
                    String ifNoneMatch,
            @Nullable ScopeRequest request) {
        Caller writer = caller.writer();
        ScopeRequest scope = present(request);
        throwIfAny(rules.check(namespace, scope));
        return registry.replace(namespace, scope.wanted(), new Precondition(ifMatch, ifNoneMatch), writer)
                .map(ScopeResource::registered);
    }

    @DELETE
    @Path("/{namespace}")
    @PermissionsAllowed({WRITE, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = WRITE)
    @Operation(
            operationId = "retireScope",
            summary = "Retire a scope",
            description = "The scope can no longer be granted. Tokens that hold it lose it at their next refresh; with"
                    + " revoke=true they are revoked now.")
    @APIResponse(responseCode = "204", description = "The scope is retired.")
    @APIResponse(responseCode = "403", description = "Another client owns the scope.")
    @APIResponse(responseCode = "404", description = "Unknown scope.")
    @APIResponse(responseCode = "409", description = "The scope is built in.")
    @APIResponse(responseCode = "412", description = "The scope's version is not the one in If-Match.")
    public Uni<RestResponse<Void>> retire(
            @RestPath String namespace,
            @Parameter(
                            description =
                                    "true to revoke the tokens that hold the scope now; otherwise they lose it at their"
                                            + " next refresh.")
                    @RestQuery
                    boolean revoke,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return registry.retire(namespace, revoke, new Precondition(ifMatch, null), caller.writer())
                .replaceWith(RestResponse.noContent());
    }

    @PUT
    @Path("/{namespace}/owner")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({WRITE, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = ADMIN)
    @Operation(
            operationId = "transferScope",
            summary = "Transfer a scope to another client",
            description = "For administrators. Only the new owner may then change and retire the scope. The app is"
                    + " transferred too if this is the last active scope that its owner has in it.")
    @APIResponse(responseCode = "200", description = "The scope belongs to the other client.")
    @APIResponse(responseCode = "403", description = "The caller is not an administrator.")
    @APIResponse(responseCode = "404", description = "Unknown scope.")
    @APIResponse(responseCode = "409", description = "The scope is built in.")
    @APIResponse(responseCode = "412", description = "The scope's version is not the one in If-Match.")
    public Uni<RestResponse<ScopeResponse>> transfer(
            @RestPath String namespace,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable OwnerRequest request) {
        Caller administrator = caller.administrator();
        String owner = request == null ? null : request.owner();
        if (owner == null || !ScopeRules.CLIENT_ID.matcher(owner).matches()) {
            throw ProblemException.invalid("owner", "must be a client id");
        }
        return registry.transfer(namespace, owner, new Precondition(ifMatch, null), administrator)
                .map(scope -> registered(new Registration(scope, false)));
    }

    private static RestResponse<ScopeResponse> registered(Registration registration) {
        ScopeDefinition scope = registration.definition();
        return RestResponse.ResponseBuilder.<ScopeResponse>create(registration.created() ? 201 : 200)
                .location(URI.create("/scopes/" + URLEncoder.encode(scope.namespace(), StandardCharsets.UTF_8)))
                .header(HttpHeaders.ETAG, Precondition.entityTag(scope.version()))
                .entity(ScopeResponse.of(scope))
                .build();
    }

    private static ScopeRequest present(@Nullable ScopeRequest request) {
        if (request == null) {
            throw ProblemException.invalid("body", "must be a JSON object");
        }
        return request;
    }

    private static void requireForm(Pattern form, String name, @Nullable String value, List<Violation> violations) {
        if (value != null && !form.matcher(value).matches()) {
            violations.add(new Violation(name, "must be 1 to 64 letters, digits, '.', '_' or '-'"));
        }
    }

    private static void throwIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
