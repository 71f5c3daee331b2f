@NullMarked
package io.tillgate.auth.oauth.logout;

import org.jspecify.annotations.NullMarked;
