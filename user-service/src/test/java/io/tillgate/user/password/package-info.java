@NullMarked
package io.tillgate.user.password;

import org.jspecify.annotations.NullMarked;
