package io.tillgate.user.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;

/** What a new password must be. Safe for concurrent use. */
final class PasswordPolicy {
    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;
    private static final int MIN_SCORE = 2;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** Quick: its length after NFKC. */
    static Optional<String> malformed(RawPassword password) {
        String text = password.reveal();
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            return Optional.of("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)
                ? Optional.of("must be well-formed Unicode")
                : Optional.empty();
    }

    /**
     * Slow, some milliseconds: whether it is easily guessed (a zxcvbn score below 2).
     *
     * @param known what an attacker knows of the account: its name, its email address
     */
    Optional<String> guessable(RawPassword password, List<String> known) {
        return zxcvbn.measure(password.reveal(), known).getScore() < MIN_SCORE
                ? Optional.of("is too easy to guess")
                : Optional.empty();
    }
}
