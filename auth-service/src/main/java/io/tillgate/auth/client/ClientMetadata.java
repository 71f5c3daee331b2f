package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import io.tillgate.auth.support.outbound.OutboundClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads client metadata (RFC 7591 section 2, and our own fields) into a client and collects all violations. */
@ApplicationScoped
public class ClientMetadata {
    private final AuthConfig config;
    private final OutboundClient outbound;

    ClientMetadata(AuthConfig config, OutboundClient outbound) {
        this.config = config;
        this.outbound = outbound;
    }

    /** Returns a reader of a document of a caller. */
    public MetadataReader reader(JsonNode document) {
        return new MetadataReader(document, config.lifetimes(), outbound::refusal, false);
    }

    /** Returns a reader of the operator's document. */
    MetadataReader trustedReader(JsonNode document) {
        return new MetadataReader(document, config.lifetimes(), outbound::refusal, true);
    }

    /** Returns the client that a document describes; omitted fields have their defaults. */
    public RegisteredClient read(MetadataReader in, RegisteredClient client) {
        RegisteredClient read = client;
        for (ClientAttribute<?> attribute : ClientAttributes.ALL) {
            read = attribute.read(in, read);
        }
        checkGrantTypes(in, read);
        checkKeys(in, read);
        if (!read.scopes().containsAll(read.defaultScopes())) {
            in.reject("default_scope", "must be within scope");
        }
        if (read.refreshAbsoluteLifetime().compareTo(read.refreshIdleLifetime()) < 0) {
            in.reject("refresh_token_absolute_lifetime", "must not be shorter than refresh_token_idle_lifetime");
        }
        if (read.isPublic() && Boolean.FALSE.equals(read.requirePkce())) {
            in.reject("require_pkce", "must be true for a public client");
        }
        if (in.has("client_secret")) {
            in.reject("client_secret", "is chosen by the server");
        }
        return read;
    }

    private static void checkGrantTypes(MetadataReader in, RegisteredClient client) {
        if (client.isPublic() && client.grantTypes().contains("client_credentials")) {
            in.reject("grant_types", "must not contain client_credentials, which a public client cannot use");
        }
        boolean usesCode = client.grantTypes().contains("authorization_code");
        if (usesCode && client.redirectUris().isEmpty()) {
            in.reject("redirect_uris", "must contain at least one for the authorization_code grant");
        }
        List<String> responseTypes = in.has("response_types")
                ? in.texts("response_types", 1, ClientMetadata::responseTypeRefusal)
                : usesCode ? List.of("code") : List.of();
        if (usesCode != responseTypes.contains("code")) {
            in.reject("response_types", "must contain code if the authorization_code grant is allowed, and only then");
        }
    }

    private static void checkKeys(MetadataReader in, RegisteredClient client) {
        if (in.has("jwks") && in.has("jwks_uri")) {
            in.reject("jwks_uri", "must be left out if there is jwks");
        }
        boolean needsKeys =
                client.authMethod() == AuthMethod.PRIVATE_KEY_JWT || client.requestObjectAlgorithm() != null;
        if (needsKeys && !in.has("jwks") && !in.has("jwks_uri")) {
            in.reject("jwks", "is required to verify the client's signatures, unless there is jwks_uri");
        }
    }

    private static Optional<String> responseTypeRefusal(String value) {
        return value.equals("code") ? Optional.empty() : Optional.of("must be code");
    }
}
