/** The local mail server: receives mail over SMTP (RFC 5321), keeps it in memory, and shows it at {@code /mail}. */
@NullMarked
package io.tillgate.local.mail;

import org.jspecify.annotations.NullMarked;
