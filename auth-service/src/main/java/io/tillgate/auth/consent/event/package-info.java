/**
 * Tells the suite of consents.
 */
@NullMarked
package io.tillgate.auth.consent.event;

import org.jspecify.annotations.NullMarked;
