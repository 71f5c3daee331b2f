package io.tillgate.local.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that auth-service makes at its first start, with the field names of RFC 7591 §2 where it has them. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class BootstrapClient {
    private final String clientId;
    private final String clientName;
    private @Nullable String clientSecret;
    private String tokenEndpointAuthMethod = "none";
    private List<String> grantTypes = List.of();
    private String scope = "";
    private @Nullable String defaultScope;
    private List<String> audience = List.of();
    private String accessTokenFormat = "jwt";
    private boolean firstParty;
    private List<String> redirectUris = List.of();
    private boolean introspect;
    private List<String> resourceAudiences = List.of();

    BootstrapClient(String clientId, String clientName) {
        this.clientId = clientId;
        this.clientName = clientName;
    }

    BootstrapClient secret(String secret) {
        this.clientSecret = secret;
        this.tokenEndpointAuthMethod = "client_secret_basic";
        return this;
    }

    BootstrapClient grants(String... grants) {
        this.grantTypes = List.of(grants);
        return this;
    }

    /** What it gets where it asks for nothing; it may ask for the additional scopes too. */
    BootstrapClient scopes(String defaults, String additional) {
        this.defaultScope = defaults;
        this.scope = (defaults + " " + additional).strip();
        return this;
    }

    BootstrapClient audiences(String... audiences) {
        this.audience = List.of(audiences);
        return this;
    }

    BootstrapClient opaqueTokens() {
        this.accessTokenFormat = "opaque";
        return this;
    }

    BootstrapClient ofFirstParty() {
        this.firstParty = true;
        return this;
    }

    BootstrapClient redirects(String... uris) {
        this.redirectUris = List.of(uris);
        return this;
    }

    /** May introspect tokens for these audiences (RFC 7662). */
    BootstrapClient introspects(String... audiences) {
        this.introspect = true;
        this.resourceAudiences = List.of(audiences);
        return this;
    }
}
