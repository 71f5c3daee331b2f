package io.tillgate.resource.quarkus;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The scopes that a resource method asks for, from {@link PermissionsAllowed} on it or else on its class.
 *
 * @param scopes in the order in which they are declared; empty where the method asks for something else, such as a role
 */
record RequiredScopes(Set<String> scopes) {

    static RequiredScopes of(ResourceInfo resource) {
        Set<String> scopes = new LinkedHashSet<>();
        if (resource.getResourceMethod() != null) {
            collect(resource.getResourceMethod(), scopes);
        }
        if (scopes.isEmpty() && resource.getResourceClass() != null) {
            collect(resource.getResourceClass(), scopes);
        }
        return new RequiredScopes(scopes);
    }

    /** The {@code WWW-Authenticate} of RFC 6750 section 3.1. */
    String challenge() {
        String error = "Bearer error=\"insufficient_scope\"";
        return scopes.isEmpty() ? error : error + ", scope=\"" + String.join(" ", scopes) + "\"";
    }

    /** The same in words; empty where the method asks for no scope. */
    String detail() {
        return scopes.isEmpty() ? "" : "Required scope: " + String.join(" ", scopes);
    }

    private static void collect(AnnotatedElement element, Set<String> scopes) {
        for (PermissionsAllowed allowed : element.getAnnotationsByType(PermissionsAllowed.class)) {
            scopes.addAll(Arrays.asList(allowed.value()));
        }
    }
}
