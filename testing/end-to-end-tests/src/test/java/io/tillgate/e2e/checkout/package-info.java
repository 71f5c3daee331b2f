/** The checkout under test: where its modules are. */
@NullMarked
package io.tillgate.e2e.checkout;

import org.jspecify.annotations.NullMarked;
