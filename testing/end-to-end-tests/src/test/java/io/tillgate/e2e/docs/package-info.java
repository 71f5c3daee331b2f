/** Documents that are made from the sources, and the tests that they are not stale. */
@NullMarked
package io.tillgate.e2e.docs;

import org.jspecify.annotations.NullMarked;
