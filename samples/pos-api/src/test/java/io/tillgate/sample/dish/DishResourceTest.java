package io.tillgate.sample.dish;

import static io.restassured.RestAssured.given;
import static io.tillgate.sample.world.Api.assertForbidden;
import static io.tillgate.sample.world.Api.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tillgate.sample.world.Api;
import io.tillgate.sample.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class DishResourceTest {
    private static final String PASTA =
            "{\"name\":\"Cacio e pepe\",\"description\":\"Pecorino, pepper\",\"price_cents\":1190,\"currency\":\"EUR\"}";
    World world;
    Api reader;
    Api writer;

    @BeforeEach
    void tokens() {
        Api.awaitReady();
        reader = new Api(world.token("menu:read"));
        writer = new Api(world.token("menu:read menu:write"));
    }

    @Test
    @DisplayName("A dish is created, read, changed and removed")
    void lifecycle() {
        String id = writer.post("/api/v2/dishes", PASTA)
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.containsString("/api/v2/dishes/"))
                .body("price_cents", equalTo(1190))
                .extract()
                .path("id");
        String path = "/api/v2/dishes/" + id;
        reader.get(path).statusCode(200).body("name", equalTo("Cacio e pepe")).body("currency", equalTo("EUR"));
        writer.put(path, PASTA.replace("1190", "1250")).statusCode(200).body("price_cents", equalTo(1250));
        reader.get(path).body("price_cents", equalTo(1250));
        writer.delete(path).statusCode(204);
        assertProblem(reader.get(path), 404, "not-found");
        assertProblem(writer.put(path, PASTA), 404, "not-found");
        assertProblem(writer.delete(path), 404, "not-found");
    }

    @Test
    @DisplayName("Of concurrent removals one succeeds, and the others get 404")
    void removalRace() {
        String path = "/api/v2/dishes/"
                + writer.post("/api/v2/dishes", PASTA).extract().path("id");
        List<CompletableFuture<Integer>> removals = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> writer.delete(path).extract().statusCode()))
                .limit(8)
                .toList();
        assertThat(removals.stream().map(CompletableFuture::join).filter(status -> status == 204))
                .hasSize(1);
        assertThat(removals.stream().map(CompletableFuture::join)).containsOnly(204, 404);
    }

    @Test
    @DisplayName("A call that changes or ends something refuses a parameter that it does not know")
    void unknownParameters() {
        String path = "/api/v2/dishes/"
                + writer.post("/api/v2/dishes", PASTA).extract().path("id");

        assertProblem(writer.delete(path + "?dry_run=true"), 400, "invalid-request");
        assertProblem(writer.put(path + "?x=", PASTA.replace("1190", "1")), 400, "invalid-request");
        assertProblem(writer.post("/api/v2/dishes?limit=1", PASTA), 400, "invalid-request");

        reader.get(path).statusCode(200).body("price_cents", equalTo(1190));
    }

    @Test
    @DisplayName("Reading asks for menu:read, writing for menu:write, and no token is 401")
    void scopes() {
        Api stranger = new Api(world.token("sales:read"));
        assertForbidden(stranger.get("/api/v2/dishes"), "menu:read");
        assertForbidden(reader.post("/api/v2/dishes", PASTA), "menu:write");
        assertForbidden(reader.post("/api/v2/dishes", "garbage"), "menu:write");
        assertProblem(given().get("/api/v2/dishes").then(), 401, "missing-token");
        given().get("/api/v2/dishes").then().header("WWW-Authenticate", "Bearer realm=\"tillgate\"");
    }

    @Test
    @DisplayName("Pages by cursor hold every dish once, in order")
    void pages() {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonPath page = reader.get("/api/v2/dishes?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(ids).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "name,{'price_cents':1;'currency':'EUR'}",
        "name,{'name':'   ';'price_cents':1;'currency':'EUR'}",
        "price_cents,{'name':'x';'currency':'EUR'}",
        "price_cents,{'name':'x';'price_cents':-1;'currency':'EUR'}",
        "price_cents,{'name':'x';'price_cents':'dear';'currency':'EUR'}",
        "currency,{'name':'x';'price_cents':1;'currency':'euro'}",
        "body,[]",
        "body,{'name':",
        "body,null"
    })
    @DisplayName("RFC 9457: bad input names the field")
    void violations(String field, String body) {
        String json = body.replace('\'', '"').replace(';', ',');
        assertProblem(
                writer.post("/api/v2/dishes", json).body("violations.field", hasItem(field)), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/dishes?limit=0",
                "/api/v2/dishes?limit=101",
                "/api/v2/dishes?cursor=x",
                "/api/v2/dishes?cursor=1%27%20or%201=1"
            })
    @DisplayName("Pages are bounded and cursors are ids")
    void pageBounds(String path) {
        assertProblem(reader.get(path), 400, "invalid-request");
        reader.get(path).body("violations", hasSize(1));
    }

    @Test
    @DisplayName("Errors outside the resource methods are problem documents too")
    void elsewhere() {
        assertProblem(reader.get("/api/v2/dishes/no-uuid"), 404, "not-found");
        assertProblem(reader.get("/api/v2/dishes?limit=many"), 400, "invalid-request");
        assertProblem(reader.get("/api/v2/nothing"), 404, "not-found");
        assertProblem(
                given().header("Authorization", "Bearer " + writer.token())
                        .contentType("text/plain")
                        .body("x")
                        .post("/api/v2/dishes")
                        .then(),
                415,
                "unsupported-media-type");
        assertProblem(writer.delete("/api/v2/dishes"), 405, "method-not-allowed");
        writer.post("/api/v2/dishes", "x".repeat(70_000)).statusCode(413);
        reader.get("/api/v2/dishes/01900000-0000-7000-8000-000000000201")
                .statusCode(200)
                .body("id", endsWith("201"));
    }
}
