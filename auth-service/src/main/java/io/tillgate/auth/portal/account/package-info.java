/** An account's own pages: profile, password, API apps, connected apps, API keys and sessions. */
@NullMarked
package io.tillgate.auth.portal.account;

import org.jspecify.annotations.NullMarked;
