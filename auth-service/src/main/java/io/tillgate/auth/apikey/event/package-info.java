/** The events of API keys. */
@NullMarked
package io.tillgate.auth.apikey.event;

import org.jspecify.annotations.NullMarked;
