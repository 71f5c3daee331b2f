@NullMarked
package io.tillgate.user.activation;

import org.jspecify.annotations.NullMarked;
