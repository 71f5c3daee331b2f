/** The languages of mails and pages (RFC 9110 section 12.5.4). */
@NullMarked
package io.tillgate.user.language;

import org.jspecify.annotations.NullMarked;
