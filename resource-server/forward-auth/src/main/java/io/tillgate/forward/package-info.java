/** A resource server for applications that are not in Java: a proxy asks it whether each request is permitted. */
@NullMarked
package io.tillgate.forward;

import org.jspecify.annotations.NullMarked;
