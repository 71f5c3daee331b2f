/** The events of signing keys. */
@NullMarked
package io.tillgate.auth.key.rotation.event;

import org.jspecify.annotations.NullMarked;
