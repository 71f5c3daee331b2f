@NullMarked
package io.tillgate.user.event;

import org.jspecify.annotations.NullMarked;
