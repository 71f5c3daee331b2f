/** The back office: a web application that signs users in with OpenID Connect and calls a protected API for them. */
@NullMarked
package io.tillgate.backoffice;

import org.jspecify.annotations.NullMarked;
