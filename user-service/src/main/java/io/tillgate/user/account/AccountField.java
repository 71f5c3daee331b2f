package io.tillgate.user.account;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of an account's text fields. */
public enum AccountField {
    /** Unique without regard to case. ASCII only, so that no two names look alike by their letters. */
    USER_NAME(64, "[A-Za-z0-9._@+-]+", "must have 1 to 64 of letters, digits and . _ @ + -"),

    /** As HTML's {@code input type=email} takes it, and the dots as RFC 5321 section 4.1.2 does: mail servers refuse others. */
    EMAIL(
            254,
            "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*",
            "must be an email address of at most 254 characters"),

    /** Free text on one line. */
    DISPLAY_NAME(
            128, "[^\\p{Cc}\\p{Cs}\\u2028\\u2029]+", "must have 1 to 128 characters and none that controls the line"),

    /** The name of a group. */
    GROUP(64, "[a-z0-9][a-z0-9_-]*", "must be group names: 1 to 64 of lower-case letters, digits, _ and -");

    private final int maxLength;
    private final Pattern pattern;
    private final String message;

    AccountField(int maxLength, String pattern, String message) {
        this.maxLength = maxLength;
        this.pattern = Pattern.compile(pattern);
        this.message = message;
    }

    /** What is wrong with the value; empty where nothing is. */
    public Optional<String> malformed(String value) {
        return value.length() <= maxLength && pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(message);
    }
}
