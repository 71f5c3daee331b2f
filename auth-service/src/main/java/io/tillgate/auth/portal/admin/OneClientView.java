package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.client.RegisteredClient;
import org.jspecify.annotations.Nullable;

/**
 * The page of a client.
 *
 * @param secret its secret, only on the first page after its creation; otherwise null
 * @param withSecret whether the client authenticates with a secret
 */
record OneClientView(RegisteredClient client, @Nullable String secret, boolean withSecret) implements TemplateInstance {
    @Override
    public String toString() {
        return "OneClientView[" + client.clientId() + "]";
    }
}
