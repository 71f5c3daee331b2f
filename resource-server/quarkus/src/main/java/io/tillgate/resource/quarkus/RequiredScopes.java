package io.tillgate.resource.quarkus;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The scopes that a resource method requires, from {@link PermissionsAllowed} on the method or else on its class.
 *
 * @param scopes in the order of declaration; empty if the method requires no scope
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

    /** Returns the {@code WWW-Authenticate} header of RFC 6750 section 3.1. */
    String challenge() {
        String error = "Bearer error=\"insufficient_scope\"";
        return scopes.isEmpty() ? error : error + ", scope=\"" + String.join(" ", scopes) + "\"";
    }

    /** Returns the problem's detail; empty if the method requires no scope. */
    String detail() {
        return scopes.isEmpty() ? "" : "Required scope: " + String.join(" ", scopes);
    }

    private static void collect(AnnotatedElement element, Set<String> scopes) {
        for (PermissionsAllowed allowed : element.getAnnotationsByType(PermissionsAllowed.class)) {
            scopes.addAll(Arrays.asList(allowed.value()));
        }
    }
}
