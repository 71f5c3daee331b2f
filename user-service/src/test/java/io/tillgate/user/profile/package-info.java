@NullMarked
package io.tillgate.user.profile;

import org.jspecify.annotations.NullMarked;
