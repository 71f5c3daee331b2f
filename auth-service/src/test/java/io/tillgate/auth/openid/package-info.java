@NullMarked
package io.tillgate.auth.openid;

import org.jspecify.annotations.NullMarked;
