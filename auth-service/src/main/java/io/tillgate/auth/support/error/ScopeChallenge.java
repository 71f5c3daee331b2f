package io.tillgate.auth.support.error;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The challenge for a token with insufficient scope (RFC 6750 section 3).
 *
 * @param scopes the scopes that the operation requires, separated by spaces; empty if it requires none
 */
record ScopeChallenge(String scopes) {
    private static final String ERROR = "Bearer error=\"insufficient_scope\"";

    static ScopeChallenge of(ForbiddenException refusal, ResourceInfo resource) {
        return new ScopeChallenge(
                refusal instanceof MissingScopeException missing
                        ? missing.scope()
                        : declared(resource.getResourceMethod())
                                .or(() -> declared(resource.getResourceClass()))
                                .orElse(""));
    }

    /** Returns the value of {@code WWW-Authenticate}. */
    String header() {
        return scopes.isEmpty() ? ERROR : ERROR + ", scope=\"" + scopes + "\"";
    }

    /** Returns the detail of the problem; null if no scope is required. */
    @Nullable
    String detail() {
        return scopes.isEmpty() ? null : "Required scope: " + scopes;
    }

    private static Optional<String> declared(@Nullable AnnotatedElement element) {
        return Stream.ofNullable(element)
                .flatMap(declaring -> Stream.of(declaring.getAnnotationsByType(PermissionsAllowed.class)))
                .flatMap(allowed -> Stream.of(allowed.value()))
                .distinct()
                .reduce((first, second) -> first + " " + second);
    }
}
