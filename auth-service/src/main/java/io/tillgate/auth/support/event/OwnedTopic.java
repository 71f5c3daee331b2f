package io.tillgate.auth.support.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Topic;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** A topic whose owner signs its records, and can be asked whether it has written one. */
public interface OwnedTopic {
    /** The topic. */
    Topic topic();

    /** The keys that the owner signs with, as a JWK set; fails where it cannot be asked now. */
    Uni<String> keys();

    /** Whether an event counts only once the owner has confirmed it, since it gives somebody more than is known. */
    Uni<Boolean> wantsConfirmation(SqlConnection tx, CloudEvent event);

    /** Asks the owner; fails where it cannot be asked now. */
    Uni<Confirmation> ask(CloudEvent event);

    /** Takes over what an event says. */
    Uni<Void> apply(SqlConnection tx, CloudEvent event);
}
