package io.tillgate.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** Adds the {@code Allow} header to a 405 (RFC 9110 section 15.5.6), which the framework omits. */
class AllowedMethods {
    private static final int METHOD_NOT_ALLOWED = 405;

    @ServerResponseFilter
    void tell(ContainerResponseContext response) {
        if (response.getStatus() == METHOD_NOT_ALLOWED) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", of(CurrentRequestManager.get())));
        }
    }

    private static Set<String> of(ResteasyReactiveRequestContext context) {
        Set<String> methods = new TreeSet<>(List.of(HttpMethod.OPTIONS));
        RequestMapper.RequestMatch<InitialMatch> matched = new RequestMapper<>(
                        new ArrayList<>(context.getDeployment().getClassMappers()))
                .map(context.getPathWithoutPrefix());
        if (matched != null) {
            String remaining = matched.remaining.isEmpty() ? "/" : matched.remaining;
            for (ServerRestHandler handler : matched.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    routing.getMappers().forEach((method, mapper) -> {
                        if (method != null && mapper.map(remaining) != null) {
                            methods.add(method);
                        }
                    });
                }
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}
