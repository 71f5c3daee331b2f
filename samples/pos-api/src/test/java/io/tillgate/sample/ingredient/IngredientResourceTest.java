package io.tillgate.sample.ingredient;

import static io.tillgate.sample.world.Api.assertForbidden;
import static io.tillgate.sample.world.Api.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.sample.world.Api;
import io.tillgate.sample.world.World;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class IngredientResourceTest {
    private static final String BASIL = "{\"name\":\"Basil\",\"unit\":\"g\"}";
    World world;
    Api reader;
    Api writer;

    @BeforeEach
    void tokens() {
        Api.awaitReady();
        reader = new Api(world.token("menu:read"));
        writer = new Api(world.token("menu:write menu:read"));
    }

    @Test
    @DisplayName("An ingredient is created, read, changed and removed")
    void lifecycle() {
        String id = writer.post("/api/v2/ingredients", BASIL)
                .statusCode(201)
                .body("allergen", equalTo(false))
                .extract()
                .path("id");
        String path = "/api/v2/ingredients/" + id;
        writer.put(path, "{\"name\":\"Basil\",\"unit\":\"piece\",\"allergen\":true}")
                .statusCode(200)
                .body("allergen", equalTo(true));
        reader.get(path).statusCode(200).body("unit", equalTo("piece"));
        writer.delete(path).statusCode(204);
        assertProblem(reader.get(path), 404, "not-found");
    }

    @Test
    @DisplayName("Of concurrent removals one succeeds, and the others get 404")
    void removalRace() {
        String path = "/api/v2/ingredients/"
                + writer.post("/api/v2/ingredients", BASIL).extract().path("id");
        List<CompletableFuture<Integer>> removals = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> writer.delete(path).extract().statusCode()))
                .limit(8)
                .toList();
        assertThat(removals.stream().map(CompletableFuture::join).filter(status -> status == 204))
                .hasSize(1);
        assertThat(removals.stream().map(CompletableFuture::join)).containsOnly(204, 404);
    }

    @Test
    @DisplayName("The first ingredients are there, page by page")
    void seeded() {
        reader.get("/api/v2/ingredients?limit=2")
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].name", equalTo("Spaghetti"))
                .body("next_cursor", notNullValue());
    }

    @Test
    @DisplayName("Reading asks for menu:read, writing for menu:write")
    void scopes() {
        assertForbidden(new Api(world.token("menu:write")).get("/api/v2/ingredients"), "menu:read");
        assertForbidden(reader.post("/api/v2/ingredients", BASIL), "menu:write");
        assertForbidden(reader.delete("/api/v2/ingredients/01900000-0000-7000-8000-000000000101"), "menu:write");
    }

    @Test
    @DisplayName("An unknown unit is named in the violation")
    void violations() {
        assertProblem(
                writer.post("/api/v2/ingredients", BASIL.replace("\"g\"", "\"handful\""))
                        .body("violations.field", hasItem("unit")),
                400,
                "invalid-request");
    }
}
