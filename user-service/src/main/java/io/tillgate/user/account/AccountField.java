package io.tillgate.user.account;

import io.tillgate.text.VisibleText;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules of an account's text fields. */
public enum AccountField {
    /** Unique regardless of case. ASCII only, which excludes look-alike letters of other scripts. */
    USER_NAME(form(64, "[A-Za-z0-9._@+-]+"), "must have 1 to 64 of letters, digits and . _ @ + -"),

    /**
     * An address as HTML's {@code input type=email} accepts it. Dots are restricted as in RFC 5321 section 4.1.2, since
     * mail servers refuse others.
     */
    EMAIL(
            form(
                    254,
                    "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"),
            "must be an email address of at most 254 characters"),

    /** Visible text on one line. */
    DISPLAY_NAME(
            text -> VisibleText.Rule.allows(text, 128),
            "must have 1 to 128 characters of visible text, without control or formatting characters"),

    GROUP(form(64, "[a-z0-9][a-z0-9_-]*"), "must be group names: 1 to 64 of lower-case letters, digits, _ and -");

    private final Predicate<String> rule;
    private final String message;

    AccountField(Predicate<String> rule, String message) {
        this.rule = rule;
        this.message = message;
    }

    /** The error message for the value; empty if it is valid. */
    public Optional<String> malformed(String value) {
        return rule.test(value) ? Optional.empty() : Optional.of(message);
    }

    private static Predicate<String> form(int maxLength, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return value -> value.length() <= maxLength && pattern.matcher(value).matches();
    }
}
