package io.tillgate.auth.support.page;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.ErrorMappers;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers errors of the framework below {@code /portal} with a page, such as an unknown address or a malformed id. */
public class PageMappers {
    private static final String PORTAL = "/portal";

    private final Pages pages;
    private final ErrorMappers others;

    PageMappers(Pages pages, ErrorMappers others) {
        this.pages = pages;
        this.others = others;
    }

    @ServerExceptionMapper
    Uni<Response> refused(ClientErrorException e, HttpHeaders headers, UriInfo uri) {
        String path = uri.getPath();
        if (!path.equals(PORTAL) && !path.startsWith(PORTAL + "/")) {
            return Uni.createFrom().item(others.refused(e, uri));
        }
        int status = e.getResponse().getStatus();
        return status == PageError.MISSING.status()
                ? pages.error(headers, PageError.MISSING, null)
                : pages.error(headers, PageError.REQUEST, null)
                        .map(page -> Response.fromResponse(page).status(status).build());
    }
}
