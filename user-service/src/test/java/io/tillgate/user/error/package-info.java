@NullMarked
package io.tillgate.user.error;

import org.jspecify.annotations.NullMarked;
