/** The JSON settings of requests. */
@NullMarked
package io.tillgate.scope.request;

import org.jspecify.annotations.NullMarked;
