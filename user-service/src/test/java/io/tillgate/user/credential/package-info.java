@NullMarked
package io.tillgate.user.credential;

import org.jspecify.annotations.NullMarked;
