@NullMarked
package io.tillgate.auth.crypto;

import org.jspecify.annotations.NullMarked;
