/** The page, for whoever is signed in (OpenID Connect Core 1.0 section 3.1). */
@NullMarked
package io.tillgate.backoffice.page;

import org.jspecify.annotations.NullMarked;
