/**
 * Mails to users: composed and queued in the transaction of the change they report, sent later, and retried until the
 * mail server accepts them (RFC 5321, RFC 5322).
 */
@NullMarked
package io.tillgate.user.mail;

import org.jspecify.annotations.NullMarked;
