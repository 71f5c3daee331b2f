package io.tillgate.transport;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what reaches it. */
@Path("/{path: .*}")
public class TillResource {
    static final AtomicInteger REACHED = new AtomicInteger();

    @GET
    public String get() {
        return "reached " + REACHED.incrementAndGet();
    }

    @POST
    public String post(String body) {
        return "reached " + REACHED.incrementAndGet();
    }
}
