package io.tillgate.user.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schema of a patch in the OpenAPI document. {@link AccountPatch} parses the body. */
@Schema(name = "AccountPatch")
record AccountPatchBody(
        @Schema(enumeration = {"active", "disabled"}) @Nullable
        String status,

        @Schema(description = "Up to 32 names of lower-case letters, digits, _ and -") @Nullable
        List<String> groups,

        @Schema(nullable = true, maxLength = 254) @Nullable String email,

        @Schema(name = "display_name", nullable = true, maxLength = 128) @Nullable
        String displayName,

        @Schema(
                name = "current_password",
                format = "password",
                description = "The caller's own password; required with email unless the caller signed in within the"
                        + " last five minutes")
        @Nullable
        String currentPassword) {}
