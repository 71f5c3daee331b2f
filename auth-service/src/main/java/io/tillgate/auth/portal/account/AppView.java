package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.client.RegisteredClient;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of an API app.
 *
 * @param secret its secret, only on the first page after its creation; otherwise null
 * @param previousSecretExpiresAt when the previous secret expires; null if there is none
 * @param command the command that requests a token
 */
record AppView(
        RegisteredClient app,
        @Nullable String secret,
        @Nullable Instant previousSecretExpiresAt,
        String command) implements TemplateInstance {

    /**
     * Creates the page.
     *
     * @param origin the origin of the token endpoint
     */
    static AppView of(RegisteredClient app, @Nullable String secret, @Nullable Instant previous, String origin) {
        String command = """
                curl -X POST %s/apps/auth -H 'Content-Type: application/json' \\
                  -d '{"clientId": "%s", "clientSecret": "%s"}'""".formatted(origin, app.clientId(), Objects.requireNonNullElse(secret, "..."));
        return new AppView(app, secret, previous, command);
    }

    @Override
    public String toString() {
        return "AppView[" + app.clientId() + "]";
    }
}
