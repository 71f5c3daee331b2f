@NullMarked
package io.tillgate.user.access;

import org.jspecify.annotations.NullMarked;
