package io.tillgate.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.EncodedMediaType;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** Gives a HEAD the {@code Content-Type} of the GET (RFC 9110 section 9.3.2); the framework omits its charset. */
class HeadContentType {

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals(HttpMethod.HEAD) || !response.hasEntity() || response.getMediaType() != null) {
            return;
        }
        RuntimeResource target = CurrentRequestManager.get().getTarget();
        if (target != null && target.getProduces() != null) {
            MediaType[] produced = target.getProduces().getSortedOriginalMediaTypes();
            if (produced.length == 1) {
                response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, new EncodedMediaType(produced[0]).toString());
            }
        }
    }
}
