/** The guard for what is not Java: a proxy asks it about each request. It is a resource server with nothing of its own. */
@NullMarked
package io.tillgate.forward;

import org.jspecify.annotations.NullMarked;
