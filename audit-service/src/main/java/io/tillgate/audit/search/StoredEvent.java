package io.tillgate.audit.search;

import io.tillgate.audit.paging.KeysetPosition;
import io.tillgate.audit.tree.Hash;

/**
 * An event as stored in the log.
 *
 * @param place its position in the list
 * @param event the event in responses
 * @param leafIndex its leaf index
 * @param leafHash its leaf hash
 * @param loggedData its data exactly as hashed
 */
record StoredEvent(KeysetPosition place, EventResponse event, long leafIndex, Hash leafHash, String loggedData) {
    StoredEvent with(EventResponse opened) {
        return new StoredEvent(place, opened, leafIndex, leafHash, loggedData);
    }
}
