@NullMarked
package io.tillgate.auth.support.memory;

import org.jspecify.annotations.NullMarked;
