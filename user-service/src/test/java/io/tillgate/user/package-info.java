@NullMarked
package io.tillgate.user;

import org.jspecify.annotations.NullMarked;
