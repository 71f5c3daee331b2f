@NullMarked
package io.tillgate.auth.logout;

import org.jspecify.annotations.NullMarked;
