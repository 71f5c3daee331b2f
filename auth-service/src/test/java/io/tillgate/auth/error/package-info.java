@NullMarked
package io.tillgate.auth.error;

import org.jspecify.annotations.NullMarked;
