package io.tillgate.scope.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The number of current holders of a scope. */
@Schema(
        name = "ScopeHolders",
        description = "The number of holders of a scope. JWT access tokens are not stored and therefore not counted.")
record ScopeHolders(
        @Schema(description = "Live grants that include the scope.")
        long grants,

        @Schema(description = "Accounts with such a grant or API key.")
        long accounts,

        @Schema(name = "api_keys", description = "Live API keys that include the scope.") @JsonProperty("api_keys")
        long apiKeys,

        @Schema(name = "client_count", description = "Clients with such grants.") @JsonProperty("client_count")
        long clientCount,

        @Schema(description = "The clients with the most such grants, at most 100.")
        List<Holder> clients) {

    /** A client that has grants with the scope. */
    @Schema(name = "ScopeHolder", description = "A client with grants that include the scope.")
    record Holder(
            @Schema(name = "client_id", description = "The client id.") @JsonProperty("client_id")
            String clientId,

            @Schema(name = "client_name", description = "The client's name.") @JsonProperty("client_name")
            String clientName,

            @Schema(description = "The client's live grants that include the scope.")
            long grants,

            @Schema(description = "The number of accounts of these grants.")
            long accounts) {}
}
