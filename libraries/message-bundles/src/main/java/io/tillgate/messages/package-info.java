/** Generates message bundle interfaces from property files, in the build of a service and in dev mode. */
@NullMarked
package io.tillgate.messages;

import org.jspecify.annotations.NullMarked;
