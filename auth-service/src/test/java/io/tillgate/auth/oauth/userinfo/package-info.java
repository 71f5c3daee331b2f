@NullMarked
package io.tillgate.auth.oauth.userinfo;

import org.jspecify.annotations.NullMarked;
