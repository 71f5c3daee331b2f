package io.tillgate.sample.dish;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.sample.id.TimeOrderedId;
import io.tillgate.sample.page.Page;
import io.tillgate.sample.page.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The menu's dishes. Reading requires {@code menu:read}, writing {@code menu:write}. */
@Path("/api/v2/dishes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dishes")
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "key")
@APIResponse(responseCode = "401", description = "The access token is missing or not valid")
@APIResponse(responseCode = "403", description = "The access token lacks the scope that WWW-Authenticate names")
@APIResponse(
        responseCode = "503",
        description = "The database is unavailable, or the service lacks current revocation data")
public class DishResource {
    private final DishRepository dishes;
    private final TimeOrderedId ids;

    DishResource(DishRepository dishes, TimeOrderedId ids) {
        this.dishes = dishes;
        this.ids = ids;
    }

    /** Returns a page of dishes. */
    @GET
    @WithSession
    @PermissionsAllowed("menu:read")
    @Operation(operationId = "listDishes", summary = "List dishes")
    public Uni<Page<DishResponse>> list(@Valid @BeanParam PageQuery query) {
        return dishes.list(query.after(), query.limit() + 1)
                .map(rows -> Page.of(rows, query.limit(), Dish::id).map(Dish::response));
    }

    /** Returns a dish. */
    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("menu:read")
    @Operation(operationId = "getDish", summary = "Get a dish")
    public Uni<DishResponse> get(UUID id) {
        return dishes.get(id).map(Dish::response);
    }

    /** Adds a dish. */
    @POST
    @PermissionsAllowed("menu:write")
    @Operation(operationId = "createDish", summary = "Add a dish")
    public Uni<RestResponse<DishResponse>> create(@Valid @NotNull DishRequest request) {
        return dishes.add(new Dish(ids.next(), request))
                .map(dish -> RestResponse.ResponseBuilder.<DishResponse>created(
                                URI.create("/api/v2/dishes/" + dish.id()))
                        .entity(dish.response())
                        .build());
    }

    /** Replaces a dish. */
    @PUT
    @Path("{id}")
    @PermissionsAllowed("menu:write")
    @Operation(operationId = "replaceDish", summary = "Change a dish")
    public Uni<DishResponse> replace(UUID id, @Valid @NotNull DishRequest request) {
        return dishes.change(id, request).map(Dish::response);
    }

    /** Deletes a dish. */
    @DELETE
    @Path("{id}")
    @PermissionsAllowed("menu:write")
    @Operation(operationId = "deleteDish", summary = "Remove a dish")
    public Uni<Void> delete(UUID id) {
        return dishes.remove(id);
    }
}
