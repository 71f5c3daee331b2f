package io.tillgate.query;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the query of each request against the parameters that its resource method declares. If the method changes
 * something, undeclared, empty and repeated parameters are refused. Every method refuses an invalid number, for which
 * JAX-RS would return 404. Pages check their forms themselves.
 */
public class QueryFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int MAX_SHOWN = 64;

    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    private record Rule(DeclaredQuery declared, boolean isStrict) {}

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty()) {
            return;
        }
        Rule rule = rules.computeIfAbsent(resource.getResourceMethod(), QueryFilter::rule);
        boolean isStrict = rule.isStrict() && !READING.contains(request.getMethod());
        Map<String, String> violations = new TreeMap<>();
        query.forEach((name, values) -> {
            Optional<String> violation = isStrict
                    ? rule.declared().violation(name, values)
                    : rule.declared().numberViolation(name, values);
            violation.ifPresent(message ->
                    violations.put(name.substring(0, Math.min(MAX_SHOWN, name.length())), message));
        });
        if (!violations.isEmpty()) {
            throw new InvalidQueryException(violations);
        }
    }

    private static Rule rule(Method method) {
        boolean ignores = annotation(method, IgnoresUnknownParameters.class) != null;
        return new Rule(new DeclaredQuery(method), !ignores && !isForm(method));
    }

    /** Returns whether the method accepts forms only and returns a page. */
    private static boolean isForm(Method method) {
        Consumes consumes = annotation(method, Consumes.class);
        Produces produces = annotation(method, Produces.class);
        return consumes != null
                && List.of(consumes.value()).equals(List.of(MediaType.APPLICATION_FORM_URLENCODED))
                && (produces == null || !List.of(produces.value()).contains(MediaType.APPLICATION_JSON));
    }

    private static <A extends Annotation> @Nullable A annotation(Method method, Class<A> type) {
        return method.isAnnotationPresent(type)
                ? method.getAnnotation(type)
                : method.getDeclaringClass().getAnnotation(type);
    }
}
