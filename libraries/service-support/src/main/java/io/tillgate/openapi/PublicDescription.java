package io.tillgate.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The part of a service that the gateway routes, with the ways to authenticate there. Applies to the documents that
 * declare the security scheme {@code bearer}: {@code oauth2} is how a caller gets such a token.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublicDescription implements OASFilter {
    private static final String BEARER = "bearer";
    private static final String OAUTH2 = "oauth2";
    private static final String INTERNAL = "/internal/";
    /** The scopes of the services' own operations. */
    private static final SortedMap<String, String> SCOPES = new TreeMap<>(Map.of(
            "account", "Manage your account, its apps, API keys and sign-ins",
            "admin", "Manage every account, client and scope",
            "audit:read", "Read the audit log",
            "openid", "Get claims about the signed-in account",
            "scopes:write", "Register, change and retire the scopes of a module",
            "users:register", "Register accounts"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (!isOfService(document)) {
            return;
        }
        document.setServers(List.of(OASFactory.createServer().url("/")));
        document.getComponents().addSecurityScheme(OAUTH2, oauth2());
        List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                .filter(path -> path.startsWith(INTERNAL))
                .forEach(document.getPaths()::removePathItem);
        List<Operation> operations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        operations.forEach(PublicDescription::secure);
        Set<String> used =
                operations.stream().flatMap(each -> each.getTags().stream()).collect(Collectors.toSet());
        document.setTags(document.getTags().stream()
                .filter(tag -> used.contains(tag.getName()))
                .toList());
    }

    private static boolean isOfService(OpenAPI document) {
        return Optional.ofNullable(document.getComponents())
                .map(Components::getSecuritySchemes)
                .map(schemes -> schemes.containsKey(BEARER))
                .orElse(false);
    }

    /** An operation without a requirement says so; one with a bearer token also says how to get it. */
    private static void secure(Operation operation) {
        List<SecurityRequirement> requirements =
                new ArrayList<>(Optional.ofNullable(operation.getSecurity()).orElse(List.of()));
        requirements.stream()
                .filter(requirement -> requirement.hasScheme(BEARER))
                .findFirst()
                .ifPresent(bearer -> requirements.add(
                        OASFactory.createSecurityRequirement().addScheme(OAUTH2, bearer.getScheme(BEARER))));
        operation.setSecurity(requirements);
    }

    private static SecurityScheme oauth2() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Requests an access token: by sign-in, or with a client's own credentials.")
                .flows(OASFactory.createOAuthFlows()
                        .authorizationCode(flow().authorizationUrl("/oauth/authorize"))
                        .clientCredentials(flow()));
    }

    private static OAuthFlow flow() {
        return OASFactory.createOAuthFlow()
                .tokenUrl("/oauth/token")
                .refreshUrl("/oauth/token")
                .scopes(SCOPES);
    }
}
