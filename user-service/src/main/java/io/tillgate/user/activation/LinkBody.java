package io.tillgate.user.activation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schema of a request that sets a password by a link. */
@Schema(name = "LinkUse")
record LinkBody(
        @Schema(required = true, description = "The token of the link")
        String token,

        @Schema(required = true, minLength = 8, maxLength = 128, format = "password")
        String password,

        @Schema(
                name = "keep_apps",
                defaultValue = "false",
                description = "Whether a password reset keeps the API apps of the account")
        @Nullable
        Boolean keepApps) {}
