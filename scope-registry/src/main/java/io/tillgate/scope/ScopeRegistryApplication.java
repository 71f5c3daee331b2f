package io.tillgate.scope;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST application, with the annotations of the OpenAPI document as a whole. */
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An access token of auth-service, RFC 6750: a JWT or a UUID.")
public class ScopeRegistryApplication extends Application {}
