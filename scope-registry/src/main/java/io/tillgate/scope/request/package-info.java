/**
 * How requests are read.
 */
@NullMarked
package io.tillgate.scope.request;

import org.jspecify.annotations.NullMarked;
