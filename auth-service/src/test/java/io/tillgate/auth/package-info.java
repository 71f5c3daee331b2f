@NullMarked
package io.tillgate.auth;

import org.jspecify.annotations.NullMarked;
