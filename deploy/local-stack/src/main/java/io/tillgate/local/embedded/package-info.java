/** The process that hosts the tests' servers and ends with the tests. No RFC applies. */
@NullMarked
package io.tillgate.local.embedded;

import org.jspecify.annotations.NullMarked;
