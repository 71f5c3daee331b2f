/** One request of a proxy: who sent it, and whether they hold the scopes that are needed (RFC 6750). */
@NullMarked
package io.tillgate.forward.check;

import org.jspecify.annotations.NullMarked;
