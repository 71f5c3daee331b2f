package io.tillgate.auth.support.page;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.ErrorMappers;
import io.tillgate.http.RefusalBody;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers errors of the framework with a page: every error below {@code /portal}, such as a malformed id, and an unknown
 * address to browsers anywhere.
 */
public class PageMappers {
    private static final List<String> PORTAL = List.of("/portal");

    private final Pages pages;
    private final ErrorMappers others;

    PageMappers(Pages pages, ErrorMappers others) {
        this.pages = pages;
        this.others = others;
    }

    @ServerExceptionMapper
    Uni<Response> refused(ClientErrorException e, HttpHeaders headers, UriInfo uri) {
        int status = e.getResponse().getStatus();
        boolean isMissing = status == PageError.MISSING.status();
        if (!RefusalBody.isBelow(PORTAL, uri.getPath()) && !(isMissing && Pages.areAccepted(headers))) {
            return Uni.createFrom().item(others.refused(e, uri));
        }
        return isMissing
                ? pages.error(headers, PageError.MISSING, null)
                : pages.error(headers, PageError.REQUEST, null)
                        .map(page -> Response.fromResponse(page).status(status).build());
    }
}
