/**
 * Shows administrators the resource-server instances, and how far each is.
 */
@NullMarked
package io.tillgate.auth.enforcement;

import org.jspecify.annotations.NullMarked;
