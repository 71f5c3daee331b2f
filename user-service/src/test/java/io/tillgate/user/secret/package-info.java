@NullMarked
package io.tillgate.user.secret;

import org.jspecify.annotations.NullMarked;
