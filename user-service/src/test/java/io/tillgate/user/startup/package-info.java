@NullMarked
package io.tillgate.user.startup;

import org.jspecify.annotations.NullMarked;
