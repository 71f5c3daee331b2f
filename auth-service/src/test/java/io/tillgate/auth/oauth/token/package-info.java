@NullMarked
package io.tillgate.auth.oauth.token;

import org.jspecify.annotations.NullMarked;
