package io.tillgate.user.registration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schema of a registration in the OpenAPI document. {@link RegistrationRequest} parses the body. */
@Schema(name = "Registration")
record RegistrationBody(
        @Schema(
                name = "user_name",
                required = true,
                minLength = 1,
                maxLength = 64,
                pattern = "^[A-Za-z0-9._@+-]+$",
                description = "Unique without regard to case",
                examples = "ada")
        String userName,

        @Schema(
                minLength = 8,
                maxLength = 128,
                format = "password",
                description = "Not guessable (zxcvbn score of 2 or more); required without an email address")
        @Nullable
        String password,

        @Schema(name = "grant_type", enumeration = "password") @Nullable
        String grantType,

        @Schema(maxLength = 254) @Nullable String email,

        @Schema(name = "display_name", maxLength = 128) @Nullable
        String displayName) {}
