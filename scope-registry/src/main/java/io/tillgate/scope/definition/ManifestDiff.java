package io.tillgate.scope.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The changes that a manifest makes to the scopes of an app. Each list is sorted by namespace. */
@Schema(name = "ManifestDiff", description = "The scopes that a manifest changed or, with dry_run, would change.")
record ManifestDiff(
        @Schema(description = "Scopes that were registered, or registered again after they were retired.")
        List<String> added,

        @Schema(description = "Scopes whose content changed.")
        List<String> changed,

        @Schema(description = "Scopes that were retired because the manifest does not name them.")
        List<String> retired,

        @Schema(description = "Scopes that did not change.") List<String> unchanged,

        @Schema(description = "The changed scopes for which users are asked for consent again.")
        List<String> reconsent) {}
