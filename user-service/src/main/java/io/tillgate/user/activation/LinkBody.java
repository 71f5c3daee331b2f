package io.tillgate.user.activation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the OpenAPI document shows the use of a link. */
@Schema(name = "LinkUse")
record LinkBody(
        @Schema(required = true, description = "The token of the link")
        String token,

        @Schema(required = true, minLength = 8, maxLength = 128, format = "password")
        String password) {}
