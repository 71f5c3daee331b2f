package io.tillgate.http;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** An OAuth endpoint. */
@Path("/oauth/token")
public class TokenResource {

    @POST
    public String token(String form) {
        return "reached " + form;
    }
}
