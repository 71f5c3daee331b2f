/**
 * What the suite hears about signing keys.
 */
@NullMarked
package io.tillgate.auth.rotation.event;

import org.jspecify.annotations.NullMarked;
