/**
 * Message bundle interfaces that are generated from property files. It runs in the build of a service and in dev mode, never
 * in a running service.
 */
@NullMarked
package io.tillgate.messages;

import org.jspecify.annotations.NullMarked;
