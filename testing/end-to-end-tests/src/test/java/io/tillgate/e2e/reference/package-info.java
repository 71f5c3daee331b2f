/** What the OpenAPI documents promise: complete descriptions, and examples that the services accept. */
@NullMarked
package io.tillgate.e2e.reference;

import org.jspecify.annotations.NullMarked;
