package io.tillgate.auth.support.error;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a token that does not allow what is asked for (RFC 6750 section 3).
 *
 * @param scopes those that the operation takes, with blanks between; empty if it takes none
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

    /** The {@code WWW-Authenticate}. */
    String header() {
        return scopes.isEmpty() ? ERROR : ERROR + ", scope=\"" + scopes + "\"";
    }

    /** The same in words. */
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
