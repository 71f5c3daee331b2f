package io.tillgate.scope.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The changes that a manifest makes to the scopes of an app. Each list is sorted by namespace. */
@Schema(name = "ManifestDiff", description = "What a manifest changed, or would change.")
record ManifestDiff(
        @Schema(description = "Registered, or registered again after they were retired.")
        List<String> added,

        @Schema(description = "Given other content.") List<String> changed,

        @Schema(description = "Retired, because the manifest does not name them.")
        List<String> retired,

        @Schema(description = "Not changed.") List<String> unchanged,

        @Schema(description = "Of those, the scopes for which users are asked for consent again.")
        List<String> reconsent) {}
