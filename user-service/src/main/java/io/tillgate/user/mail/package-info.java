/**
 * Mails to people: written and queued in the transaction of what they tell of, sent later, each until the mail server has
 * taken it (RFC 5321, RFC 5322).
 */
@NullMarked
package io.tillgate.user.mail;

import org.jspecify.annotations.NullMarked;
