@NullMarked
package io.tillgate.user.registration;

import org.jspecify.annotations.NullMarked;
