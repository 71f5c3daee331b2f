package io.tillgate.problem.http;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.ProblemType;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The small API: the tables of a restaurant. */
@Path("/tables")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TableResource {

    /** A table. */
    public record Table(@Positive int seatCount, List<@Valid @NotNull Place> places) {}

    /** One of its places. */
    public record Place(@NotNull String guestName) {}

    private enum TableProblem implements ProblemType {
        ALREADY_TAKEN;

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The table is taken already";
        }
    }

    @POST
    public Table create(@Valid @NotNull Table table) {
        return table;
    }

    @GET
    @Path("/missing")
    public Table missing() {
        throw ProblemException.notFound();
    }

    @GET
    @Path("/taken")
    public Table taken() {
        throw ProblemException.of(TableProblem.ALREADY_TAKEN, "Table 7");
    }

    @GET
    @Path("/unreachable")
    public Table unreachable() {
        throw ClosedConnectionException.INSTANCE;
    }

    @GET
    @Path("/cut-off")
    public Uni<Table> cutOff() {
        return Uni.createFrom()
                .failure(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"));
    }

    @GET
    @Path("/faulty")
    public Table faulty() {
        throw new IllegalStateException("secret");
    }
}
