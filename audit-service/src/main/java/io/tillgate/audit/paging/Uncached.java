package io.tillgate.audit.paging;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Creates responses that must not be cached, since only authorized readers may see the log. */
public final class Uncached {
    private Uncached() {}

    /** Returns 200 with {@code Cache-Control: no-store}. */
    public static <T> RestResponse<T> answer(T entity) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
