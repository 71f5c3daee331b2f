package io.tillgate.scope.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All scopes of a module, not yet validated.
 *
 * @param scopes the scopes
 */
@Schema(
        name = "ScopeManifest",
        description = "The complete set of a module's scopes; scopes that it does not name are retired.")
record ScopeManifest(
        @Schema(description = "The scopes, each namespace once.", required = true, maxItems = 200) @Nullable
        List<@Nullable ScopeRequest> scopes) {}
