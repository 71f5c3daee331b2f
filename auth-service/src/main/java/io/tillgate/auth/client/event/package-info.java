/** The events of clients. */
@NullMarked
package io.tillgate.auth.client.event;

import org.jspecify.annotations.NullMarked;
