package io.tillgate.sample.ingredient;

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

/** The kitchen's ingredients. Reading requires {@code menu:read}, writing {@code menu:write}. */
@Path("/api/v2/ingredients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Ingredients")
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "key")
@APIResponse(responseCode = "401", description = "The access token is missing or not valid")
@APIResponse(responseCode = "403", description = "The access token lacks the scope that WWW-Authenticate names")
@APIResponse(
        responseCode = "503",
        description = "The database is unavailable, or the service lacks current revocation data")
public class IngredientResource {
    private final IngredientRepository ingredients;
    private final TimeOrderedId ids;

    IngredientResource(IngredientRepository ingredients, TimeOrderedId ids) {
        this.ingredients = ingredients;
        this.ids = ids;
    }

    /** Returns a page of ingredients. */
    @GET
    @WithSession
    @PermissionsAllowed("menu:read")
    @Operation(operationId = "listIngredients", summary = "List ingredients")
    public Uni<Page<IngredientResponse>> list(@Valid @BeanParam PageQuery query) {
        return ingredients
                .list(query.after(), query.limit() + 1)
                .map(rows -> Page.of(rows, query.limit(), Ingredient::id).map(Ingredient::response));
    }

    /** Returns an ingredient. */
    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("menu:read")
    @Operation(operationId = "getIngredient", summary = "Get an ingredient")
    public Uni<IngredientResponse> get(UUID id) {
        return ingredients.get(id).map(Ingredient::response);
    }

    /** Adds an ingredient. */
    @POST
    @PermissionsAllowed("menu:write")
    @Operation(operationId = "createIngredient", summary = "Add an ingredient")
    public Uni<RestResponse<IngredientResponse>> create(@Valid @NotNull IngredientRequest request) {
        return ingredients
                .add(new Ingredient(ids.next(), request))
                .map(ingredient -> RestResponse.ResponseBuilder.<IngredientResponse>created(
                                URI.create("/api/v2/ingredients/" + ingredient.id()))
                        .entity(ingredient.response())
                        .build());
    }

    /** Replaces an ingredient. */
    @PUT
    @Path("{id}")
    @PermissionsAllowed("menu:write")
    @Operation(operationId = "replaceIngredient", summary = "Change an ingredient")
    public Uni<IngredientResponse> replace(UUID id, @Valid @NotNull IngredientRequest request) {
        return ingredients.change(id, request).map(Ingredient::response);
    }

    /** Deletes an ingredient. */
    @DELETE
    @Path("{id}")
    @PermissionsAllowed("menu:write")
    @Operation(operationId = "deleteIngredient", summary = "Remove an ingredient")
    public Uni<Void> delete(UUID id) {
        return ingredients.remove(id);
    }
}
