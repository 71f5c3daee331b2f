@NullMarked
package io.tillgate.user.language;

import org.jspecify.annotations.NullMarked;
