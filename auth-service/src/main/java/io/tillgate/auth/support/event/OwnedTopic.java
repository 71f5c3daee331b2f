package io.tillgate.auth.support.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Topic;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** A topic whose owner signs its records and can be asked to confirm them. */
public interface OwnedTopic {
    Topic topic();

    /** Returns the keys with which the owner signs, as a JWK set; fails if the owner is unavailable. */
    Uni<String> keys();

    /** Returns whether an event must be confirmed by the owner first, because it extends somebody's rights. */
    Uni<Boolean> wantsConfirmation(SqlConnection tx, CloudEvent event);

    /** Asks the owner to confirm an event; fails if the owner is unavailable. */
    Uni<Confirmation> ask(CloudEvent event);

    /** Applies an event. */
    Uni<Void> apply(SqlConnection tx, CloudEvent event);
}
