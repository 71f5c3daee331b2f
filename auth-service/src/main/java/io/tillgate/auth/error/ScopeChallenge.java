package io.tillgate.auth.error;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code WWW-Authenticate} of a token that does not allow what is asked for (RFC 6750 section 3). */
final class ScopeChallenge {
    private static final String ERROR = "Bearer error=\"insufficient_scope\"";

    private ScopeChallenge() {}

    /** Names the scopes that the operation takes, where it takes any. */
    static String of(ForbiddenException refusal, ResourceInfo resource) {
        String scopes = refusal instanceof MissingScopeException missing
                ? missing.scope()
                : declared(resource.getResourceMethod())
                        .or(() -> declared(resource.getResourceClass()))
                        .orElse("");
        return scopes.isEmpty() ? ERROR : ERROR + ", scope=\"" + scopes + "\"";
    }

    private static Optional<String> declared(@Nullable AnnotatedElement element) {
        return Stream.ofNullable(element)
                .flatMap(declaring -> Stream.of(declaring.getAnnotationsByType(PermissionsAllowed.class)))
                .flatMap(allowed -> Stream.of(allowed.value()))
                .distinct()
                .reduce((first, second) -> first + " " + second);
    }
}
