package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.client.RegisteredClient;
import org.jspecify.annotations.Nullable;

/**
 * A client, with its secret in the one page that follows its making.
 *
 * @param client the client
 * @param secret its secret; null where it was shown before, or where it has none
 * @param withSecret whether it has one
 */
record OneClientView(RegisteredClient client, @Nullable String secret, boolean withSecret) implements TemplateInstance {
    @Override
    public String toString() {
        return "OneClientView[" + client.clientId() + "]";
    }
}
