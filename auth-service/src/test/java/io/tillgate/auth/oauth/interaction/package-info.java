@NullMarked
package io.tillgate.auth.oauth.interaction;

import org.jspecify.annotations.NullMarked;
