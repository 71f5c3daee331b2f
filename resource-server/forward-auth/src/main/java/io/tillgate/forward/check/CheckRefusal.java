package io.tillgate.forward.check;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** The refusals of this service in addition to those of the resource server library; problem details (RFC 9457). */
enum CheckRefusal {
    /** RFC 6750 section 3.1: the token is from a further issuer, whose accounts the headers cannot identify. */
    FOREIGN_TOKEN(401, "invalid-token", "The access token is not valid"),
    /** RFC 6750 section 3.1. */
    INSUFFICIENT_SCOPE(403, "insufficient-scope", "The access token does not allow this"),
    /** The proxy's configuration is wrong. */
    MALFORMED(400, "malformed-check", "The proxy's request is invalid"),
    /** The knowledge of revocations is too old for the required scopes; the text is the library's. */
    UNAVAILABLE(503, "unavailable", "Access tokens cannot be checked at the moment");

    private final int status;
    private final String type;
    private final String title;

    CheckRefusal(int status, String type, String title) {
        this.status = status;
        this.type = type;
        this.title = title;
    }

    void send(HttpServerResponse response, String detail) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", "https://tillgate.io/problems/" + type)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }
}
