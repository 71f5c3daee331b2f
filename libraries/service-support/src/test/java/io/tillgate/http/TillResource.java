package io.tillgate.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;

/** The small API: the tills of a shop. */
@Path("/tills")
public class TillResource {
    static final AtomicInteger LISTED = new AtomicInteger();

    @GET
    @Produces("application/json")
    public Response list() {
        LISTED.incrementAndGet();
        return Response.ok("[]").build();
    }

    @POST
    @Consumes("application/json")
    public String add(String till) {
        return "added";
    }

    @GET
    @Path("/{id}")
    @Produces("text/plain")
    public String one(String id) {
        return id;
    }

    @DELETE
    @Path("/{id}")
    public void remove(String id) {}
}
