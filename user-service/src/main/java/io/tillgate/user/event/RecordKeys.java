package io.tillgate.user.event;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.tillgate.event.Topic;
import io.tillgate.outbox.event.EventConfig;
import io.tillgate.outbox.event.RecordKeysResource;
import io.tillgate.outbox.event.SignedTopic;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the keys that verify the signatures of the accounts topic. */
@Path("/internal/record-keys/accounts")
@Tag(name = "Internal", description = "Only for auth-service; the gateway does not route it")
public class RecordKeys extends RecordKeysResource {

    RecordKeys(SignedTopic accounts) {
        super(accounts);
    }

    @Startup
    @Produces
    @Singleton
    static SignedTopic accounts(EventConfig config, LaunchMode launchMode) {
        return SignedTopic.of(Topic.ACCOUNTS, config, launchMode);
    }
}
