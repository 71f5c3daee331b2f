package io.tillgate.audit.search;

/**
 * An event with its place in the list.
 *
 * @param place the place
 * @param event the event
 */
record StoredEvent(Place place, EventResponse event) {}
