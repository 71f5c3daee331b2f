@NullMarked
package io.tillgate.auth.userinfo;

import org.jspecify.annotations.NullMarked;
