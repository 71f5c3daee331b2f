/** The events of consents. */
@NullMarked
package io.tillgate.auth.consent.event;

import org.jspecify.annotations.NullMarked;
