package io.tillgate.scope.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A scope as a module describes it, not yet validated.
 *
 * @param namespace the scope token
 * @param label its name on the consent page
 * @param description what granting it allows
 * @param translations its label and description in other languages, by language tag
 * @param app the app that it belongs to
 * @param icon a Font Awesome class
 * @param color a named colour of the consent page
 * @param group the groups whose members may grant it; none means everyone
 * @param clientsOnly true if only a client may hold it, never an account
 * @param apiKeys true if an API key may hold it; the default is true
 * @param grave whether consent to it requires a recent sign-in
 * @param reconsent true to ask users for consent again if the request changes the scope
 */
@Schema(name = "ScopeRequest", description = "A module's definition of a scope.")
record ScopeRequest(
        @Schema(
                description = "The scope token (RFC 6749 section 3.3). Optional in PUT.",
                examples = "check_sales",
                minLength = 1,
                maxLength = 64)
        @Nullable
        String namespace,

        @Schema(description = "The scope's name on the consent page.", maxLength = 80, required = true) @Nullable
        String label,

        @Schema(description = "What the scope allows.", maxLength = 500, required = true) @Nullable
        String description,

        @Schema(
                description = "The label and description in other languages, by language tag (BCP 47); at most 20.",
                examples =
                        "{\"it\": {\"label\": \"Vedere le vendite\", \"description\": \"Vedere quanto si è venduto\"}}")
        @Nullable
        Map<String, @Nullable WordingRequest> translations,

        @Schema(description = "The app that the scope belongs to. Optional in a manifest.", examples = "profile")
        @Nullable
        String app,

        @Schema(description = "A Font Awesome icon class.", examples = "fa fa-user") @Nullable
        String icon,

        @Schema(description = "A named colour of the consent page.", examples = "bg-aqua") @Nullable
        String color,

        @Schema(description = "The groups whose members may grant the scope; if empty, everyone may.") @Nullable
        List<@Nullable String> group,

        @Schema(name = "clients_only", description = "Whether only clients may hold the scope, never accounts.")
        @JsonProperty("clients_only")
        @Nullable
        Boolean clientsOnly,

        @Schema(
                name = "api_keys",
                description = "Whether API keys may hold the scope; if false, only access tokens of a sign-in may.",
                defaultValue = "true")
        @JsonProperty("api_keys")
        @Nullable
        Boolean apiKeys,

        @Schema(description = "Whether consent to the scope requires a recent sign-in.") @Nullable
        Boolean grave,

        @Schema(
                description = "Whether users who granted the scope before are asked for consent again, for example"
                        + " because it now allows more. Has an effect only if the request changes the scope.")
        @Nullable
        Boolean reconsent) {

    /** The same request, with this app if it names none. */
    ScopeRequest ofApp(String defaultApp) {
        return app != null
                ? this
                : new ScopeRequest(
                        namespace,
                        label,
                        description,
                        translations,
                        defaultApp,
                        icon,
                        color,
                        group,
                        clientsOnly,
                        apiKeys,
                        grave,
                        reconsent);
    }

    /** The requested scope. The request must have been validated. */
    ScopeRegistry.Wanted wanted() {
        return new ScopeRegistry.Wanted(content(), reconsent != null && reconsent);
    }

    /** The content of the scope. The request must have been validated. */
    ScopeContent content() {
        return new ScopeContent(
                required(label),
                required(description),
                wordings(translations == null ? Map.of() : translations),
                required(app),
                icon,
                color,
                group == null
                        ? List.of()
                        : group.stream().map(ScopeRequest::required).toList(),
                clientsOnly != null && clientsOnly,
                apiKeys == null ? namespace == null || !ScopeRules.isForSignIns(namespace) : apiKeys,
                grave != null && grave);
    }

    private static Map<String, ScopeWording> wordings(Map<String, @Nullable WordingRequest> translations) {
        Map<String, ScopeWording> wordings = new TreeMap<>();
        translations.forEach((language, wording) -> {
            if (wording != null) {
                wordings.put(language, new ScopeWording(required(wording.label()), required(wording.description())));
            }
        });
        return wordings;
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("the rules were not applied");
        }
        return value;
    }
}
