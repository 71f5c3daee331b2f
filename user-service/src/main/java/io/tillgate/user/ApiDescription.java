package io.tillgate.user;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The title, description and security scheme of the OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tillgate user-service",
                        version = "v1",
                        description =
                                "Accounts and credentials. Errors are problem details (RFC 9457) with a stable type."))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An access token of this suite whose audience is the issuer")
public class ApiDescription extends Application {}
