/** A small POS API that Tillgate protects: the worked example of the library resource-server-quarkus. */
@NullMarked
package io.tillgate.sample;

import org.jspecify.annotations.NullMarked;
