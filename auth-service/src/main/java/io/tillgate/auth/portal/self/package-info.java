/** The account's own page: its profile and its password. */
@NullMarked
package io.tillgate.auth.portal.self;

import org.jspecify.annotations.NullMarked;
