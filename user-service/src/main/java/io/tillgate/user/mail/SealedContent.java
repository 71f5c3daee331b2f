package io.tillgate.user.mail;

import io.vertx.core.buffer.Buffer;

/** A {@link MailContent} that only the secret of this service opens. It does not print itself. */
record SealedContent(Buffer bytes) {
    @Override
    public String toString() {
        return "SealedContent[redacted]";
    }
}
