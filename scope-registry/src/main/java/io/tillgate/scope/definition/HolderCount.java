package io.tillgate.scope.definition;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.resource.quarkus.ResourceServerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks auth-service how many grants and API keys have a scope. The request uses this service's own client, the one that
 * introspects tokens: whether the caller may see the counts is decided here, by the owner of the scope.
 */
@ApplicationScoped
class HolderCount {
    private static final Logger LOG = Logger.getLogger(HolderCount.class);

    private final HoldersApi api;
    private final Optional<String> authorization;

    HolderCount(@RestClient HoldersApi api, ResourceServerConfig config) {
        this.api = api;
        this.authorization = config.clientId()
                .flatMap(id -> config.clientSecretFile()
                        .map(file -> "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((id + ":" + secret(file)).getBytes(StandardCharsets.UTF_8))));
    }

    /** The counts. Fails with {@code 503} if auth-service is unavailable. */
    Uni<ScopeHolders> of(String namespace) {
        return authorization
                .map(own -> api.count(own, namespace))
                .orElseGet(() ->
                        Uni.createFrom().failure(new IllegalStateException("no client is configured for the request")))
                .onFailure()
                .transform(failure -> {
                    LOG.errorf(failure, "auth-service did not return the holders of a scope");
                    return ProblemException.of(HttpProblem.UNAVAILABLE, "auth-service does not answer now.");
                });
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.resource-server.client-secret-file cannot be read", e);
        }
    }
}
