@NullMarked
package io.tillgate.auth.interaction;

import org.jspecify.annotations.NullMarked;
