/** The API by which administrators see the progress of each resource-server instance. */
@NullMarked
package io.tillgate.auth.revocation.propagation;

import org.jspecify.annotations.NullMarked;
