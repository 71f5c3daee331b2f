package io.tillgate.sample.sale;

import static io.tillgate.sample.world.Api.assertForbidden;
import static io.tillgate.sample.world.Api.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class SaleResourceTest {
    private static final String CARBONARA = "01900000-0000-7000-8000-000000000201";
    private static final String TIRAMISU = "01900000-0000-7000-8000-000000000204";
    private static final String TWO_DISHES = "{\"lines\":[{\"dish_id\":\"" + CARBONARA
            + "\",\"quantity\":2},{\"dish_id\":\"" + TIRAMISU + "\",\"quantity\":1}]}";
    World world;
    Api till;
    Api manager;

    @BeforeEach
    void tokens() {
        Api.awaitReady();
        till = new Api(world.token("sales:read"));
        manager = new Api(world.token("boss", "sales:read sales:refund"));
    }

    @Test
    @DisplayName("A sale has the menu's prices and names the seller")
    void record() {
        String id = sell();
        till.get("/api/v2/sales/" + id)
                .statusCode(200)
                .body("total_cents", equalTo(3300))
                .body("currency", equalTo("EUR"))
                .body("status", equalTo("paid"))
                .body("sold_by", equalTo("anna"))
                .body("lines", hasSize(2))
                .body("lines[0].dish_name", equalTo("Spaghetti alla carbonara"))
                .body("lines[0].unit_price_cents", equalTo(1350));
        till.get("/api/v2/sales?limit=100").statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    @DisplayName("The newest sale comes first, and pages go back in time")
    void newestFirst() {
        String first = sell();
        String second = sell();
        String cursor = till.get("/api/v2/sales?limit=1").extract().path("next_cursor");
        till.get("/api/v2/sales?limit=1").body("items[0].id", equalTo(second));
        till.get("/api/v2/sales?limit=1&cursor=" + cursor).body("items[0].id", equalTo(first));
    }

    @Test
    @DisplayName("A refund asks for sales:refund and works once")
    void refund() {
        String path = "/api/v2/sales/" + sell() + "/refund";
        assertForbidden(till.post(path), "sales:refund");
        manager.post(path)
                .statusCode(200)
                .body("status", equalTo("refunded"))
                .body("refunded_by", equalTo("boss"))
                .body("lines", hasSize(2));
        assertProblem(manager.post(path), 409, "already-refunded");
        assertProblem(manager.post("/api/v2/sales/" + TIRAMISU + "/refund"), 404, "not-found");
    }

    @Test
    @DisplayName("Of concurrent refunds one succeeds")
    void refundRace() {
        String path = "/api/v2/sales/" + sell() + "/refund";
        List<CompletableFuture<Integer>> refunds = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> manager.post(path).extract().statusCode()))
                .limit(8)
                .toList();
        assertThat(refunds.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(1);
        assertThat(refunds.stream().map(CompletableFuture::join)).containsOnly(200, 409);
    }

    @ParameterizedTest
    @CsvSource({
        "lines,{}",
        "lines,{'lines':[]}",
        "lines[0].quantity,{'lines':[{'dish_id':'01900000-0000-7000-8000-000000000201'}]}",
        "lines[0].quantity,{'lines':[{'dish_id':'01900000-0000-7000-8000-000000000201';'quantity':0}]}",
        "lines[0].dish_id,{'lines':[{'quantity':1}]}",
        "lines[0].dish_id,{'lines':[{'dish_id':'no';'quantity':1}]}",
        "lines[0].dish_id,{'lines':[{'dish_id':'00000000-0000-7000-8000-000000000000';'quantity':1}]}",
        "lines[0],{'lines':[null]}"
    })
    @DisplayName("RFC 9457: bad input names the line and the field")
    void violations(String field, String body) {
        String json = body.replace('\'', '"').replace(';', ',');
        assertProblem(
                till.post("/api/v2/sales", json).body("violations.field", hasItem(field)), 400, "invalid-request");
    }

    private String sell() {
        return till.post("/api/v2/sales", TWO_DISHES).statusCode(201).extract().path("id");
    }
}
