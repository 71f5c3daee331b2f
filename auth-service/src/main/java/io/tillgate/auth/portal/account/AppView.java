package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.client.RegisteredClient;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An API app, with its secret in the one page that follows its making.
 *
 * @param app the app
 * @param secret its secret; null where it was shown before
 * @param previousSecretExpiresAt until when the secret before works; null where there is none
 * @param command the command that gets a token
 */
record AppView(
        RegisteredClient app,
        @Nullable String secret,
        @Nullable Instant previousSecretExpiresAt,
        String command) implements TemplateInstance {

    /**
     * The page of an app.
     *
     * @param origin where tokens are asked for
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
