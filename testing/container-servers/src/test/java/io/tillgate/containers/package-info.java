/** Tests of the containers' settings; the containers themselves are tried by every test that asks for them. */
@NullMarked
package io.tillgate.containers;

import org.jspecify.annotations.NullMarked;
