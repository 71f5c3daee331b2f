package io.tillgate.audit.search;

import io.tillgate.audit.paging.KeysetPosition;
import io.tillgate.audit.tree.Hash;

/**
 * An event with its place in the list.
 *
 * @param place the place
 * @param event the event
 * @param leafIndex its place in the log
 * @param leafHash its hash there
 * @param loggedData its data as it is hashed, to the letter
 */
record StoredEvent(KeysetPosition place, EventResponse event, long leafIndex, Hash leafHash, String loggedData) {
    StoredEvent with(EventResponse opened) {
        return new StoredEvent(place, opened, leafIndex, leafHash, loggedData);
    }
}
