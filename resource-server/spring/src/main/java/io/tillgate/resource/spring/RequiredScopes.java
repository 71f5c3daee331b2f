package io.tillgate.resource.spring;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

/** Finds the scopes that handler methods or else their classes require in {@code @PreAuthorize}. Thread-safe. */
final class RequiredScopes {
    private static final Pattern SCOPE = Pattern.compile("SCOPE_([^'\"\\s,)]+)");

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    /** Returns the scopes of a handler in the order in which it names them; empty if it names none. */
    Set<String> of(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                ? known.computeIfAbsent(method, RequiredScopes::named)
                : Set.of();
    }

    private static Set<String> named(HandlerMethod method) {
        @Nullable
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
        }
        Set<String> scopes = new LinkedHashSet<>();
        if (rule != null) {
            Matcher matcher = SCOPE.matcher(rule.value());
            while (matcher.find()) {
                scopes.add(matcher.group(1));
            }
        }
        return scopes;
    }
}
