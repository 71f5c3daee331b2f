package io.tillgate.sample.sale;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.TokenIdentity;
import io.tillgate.sample.page.Page;
import io.tillgate.sample.page.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Sales. The scope {@code sales:read} allows recording as well as reading them, since the suite has no scope in
 * between. A refund requires {@code sales:refund}.
 */
@Path("/api/v2/sales")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sales")
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "key")
@APIResponse(responseCode = "401", description = "The access token is missing or not valid")
@APIResponse(responseCode = "403", description = "The access token lacks the scope that WWW-Authenticate names")
@APIResponse(
        responseCode = "503",
        description = "The database is unavailable, or the service lacks current revocation data")
public class SaleResource {
    private final SaleDesk desk;
    private final TokenIdentity caller;

    SaleResource(SaleDesk desk, TokenIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Returns a page of sales, the newest first. */
    @GET
    @PermissionsAllowed("sales:read")
    @Operation(operationId = "listSales", summary = "List sales, newest first")
    public Uni<Page<SaleResponse>> list(@Valid @BeanParam PageQuery query) {
        return desk.list(query);
    }

    /** Returns a sale. */
    @GET
    @Path("{id}")
    @PermissionsAllowed("sales:read")
    @Operation(operationId = "getSale", summary = "Get a sale")
    public Uni<SaleResponse> get(UUID id) {
        return desk.find(id);
    }

    /** Records a sale. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("sales:read")
    @Operation(operationId = "recordSale", summary = "Record a sale at the menu's prices")
    public Uni<RestResponse<SaleResponse>> create(@Valid @NotNull SaleRequest request) {
        return desk.record(request.lines(), caller.subject())
                .map(sale -> RestResponse.ResponseBuilder.<SaleResponse>created(
                                URI.create("/api/v2/sales/" + sale.id()))
                        .entity(sale)
                        .build());
    }

    /** Refunds a sale. A second refund is a conflict. */
    @POST
    @Path("{id}/refund")
    @PermissionsAllowed("sales:refund")
    @Operation(operationId = "refundSale", summary = "Refund a sale")
    public Uni<SaleResponse> refund(UUID id) {
        return desk.refund(id, caller.subject());
    }
}
