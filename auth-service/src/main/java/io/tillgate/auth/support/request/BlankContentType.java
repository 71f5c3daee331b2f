package io.tillgate.auth.support.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Removes a blank {@code Content-Type} before it is parsed. */
@ApplicationScoped
class BlankContentType {
    private static final int BEFORE_ROUTING = 1_000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
                    if (type != null && type.isBlank()) {
                        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
                    }
                    context.next();
                },
                BEFORE_ROUTING);
    }
}
