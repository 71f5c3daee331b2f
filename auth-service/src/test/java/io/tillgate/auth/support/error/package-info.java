@NullMarked
package io.tillgate.auth.support.error;

import org.jspecify.annotations.NullMarked;
