@NullMarked
package io.tillgate.auth.cors;

import org.jspecify.annotations.NullMarked;
