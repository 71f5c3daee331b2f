/**
 * Shows administrators the resource-server instances, and how far each is.
 */
@NullMarked
package io.tillgate.auth.revocation.propagation;

import org.jspecify.annotations.NullMarked;
