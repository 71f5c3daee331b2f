/** What the OpenAPI documents of the services have in common. */
@NullMarked
package io.tillgate.openapi;

import org.jspecify.annotations.NullMarked;
