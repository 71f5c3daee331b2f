/**
 * Limits failed sign-ins and failed client authentications (OWASP ASVS 2.2.1; RFC 6749 sections 2.3.1 and 4.3.2). The
 * counts are in the database and shared by all instances.
 */
@NullMarked
package io.tillgate.auth.throttle;

import org.jspecify.annotations.NullMarked;
