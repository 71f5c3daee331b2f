@NullMarked
package io.tillgate.auth.token;

import org.jspecify.annotations.NullMarked;
