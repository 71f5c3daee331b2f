/** The API keys of an account, as pages. */
@NullMarked
package io.tillgate.auth.portal.key;

import org.jspecify.annotations.NullMarked;
