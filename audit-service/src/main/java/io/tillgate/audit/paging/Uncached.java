package io.tillgate.audit.paging;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that nobody may keep: what the log tells is for its readers alone. */
public final class Uncached {
    private Uncached() {}

    /** 200 with {@code Cache-Control: no-store}. */
    public static <T> RestResponse<T> answer(T entity) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
