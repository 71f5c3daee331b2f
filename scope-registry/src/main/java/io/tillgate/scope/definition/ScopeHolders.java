package io.tillgate.scope.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The number of current holders of a scope. */
@Schema(
        name = "ScopeHolders",
        description = "The number of holders of a scope. JWT access tokens are not stored and therefore not counted.")
record ScopeHolders(
        @Schema(description = "Live grants that have it.") long grants,

        @Schema(description = "Accounts that have it, by a grant or an API key.")
        long accounts,

        @Schema(name = "api_keys", description = "Live API keys that have it.") @JsonProperty("api_keys")
        long apiKeys,

        @Schema(name = "client_count", description = "Clients with such grants.") @JsonProperty("client_count")
        long clientCount,

        @Schema(description = "The clients with most of these grants, at most 100.")
        List<Holder> clients) {

    /** A client that has grants with the scope. */
    @Schema(name = "ScopeHolder", description = "A client that holds a scope for accounts.")
    record Holder(
            @Schema(name = "client_id", description = "The client.") @JsonProperty("client_id")
            String clientId,

            @Schema(name = "client_name", description = "Its name.") @JsonProperty("client_name")
            String clientName,

            @Schema(description = "Its live grants that have the scope.")
            long grants,

            @Schema(description = "The accounts of these grants.")
            long accounts) {}
}
