@NullMarked
package io.tillgate.auth.oauth.openid;

import org.jspecify.annotations.NullMarked;
