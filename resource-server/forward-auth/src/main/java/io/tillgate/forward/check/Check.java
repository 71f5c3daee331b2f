package io.tillgate.forward.check;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A check request of a proxy, in one of two forms. At {@code /check} the query is the proxy's. Below it, as with Envoy,
 * the path and the query are those of the client's request and are ignored.
 *
 * <p>Paths are not normalised. Otherwise {@code /check/../q/health} would be a page that answers 200, which the proxy
 * would take as permission.
 */
record Check(HttpServerRequest request) {
    private static final String PATH = "/check";
    private static final String SCOPE = "scope";
    private static final String REQUIRED_SCOPES = "X-Required-Scopes";

    static boolean isOne(RoutingContext context) {
        String path = context.request().path();
        return path != null && (path.equals(PATH) || path.startsWith(PATH + "/"));
    }

    /**
     * Returns the scopes that the request needs, from the query and the header.
     *
     * @param always the scopes that every request needs
     * @throws MalformedCheckException if the query has an unknown parameter, or a value is not a valid scope
     */
    RequiredScopes requiredScopes(Set<String> always) {
        List<String> lists = new ArrayList<>(always);
        lists.addAll(request.headers().getAll(REQUIRED_SCOPES));
        if (PATH.equals(request.path())) {
            MultiMap query = query();
            if (!Set.of(SCOPE).containsAll(query.names())) {
                throw new MalformedCheckException("the query has a parameter other than scope");
            }
            lists.addAll(query.getAll(SCOPE));
        }
        return RequiredScopes.of(lists);
    }

    private MultiMap query() {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw new MalformedCheckException("the query cannot be decoded");
        }
    }
}
