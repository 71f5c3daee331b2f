/** The events of logouts. */
@NullMarked
package io.tillgate.auth.oauth.logout.event;

import org.jspecify.annotations.NullMarked;
