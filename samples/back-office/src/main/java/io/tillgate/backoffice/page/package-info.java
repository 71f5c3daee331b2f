/** The pages of the back office, for users signed in with OpenID Connect Core 1.0 (section 3.1). */
@NullMarked
package io.tillgate.backoffice.page;

import org.jspecify.annotations.NullMarked;
