package io.tillgate.audit;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST application, annotated with the OpenAPI definitions of the whole service. */
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An access token of auth-service, RFC 6750: a JWT or a UUID.")
public class AuditApplication extends Application {}
