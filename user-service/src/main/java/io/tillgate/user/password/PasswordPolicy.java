package io.tillgate.user.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for new passwords. Safe for concurrent use. */
final class PasswordPolicy {
    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;
    private static final int MIN_SCORE = 2;
    private static final int MAX_JUDGED = 48;
    /** Allows all ten digits. */
    private static final int MAX_LOOK_ALIKES = 10;
    /** The characters that zxcvbn also reads as letters. */
    private static final String LOOK_ALIKES = "4@8({[<3691!|70$5+%2";

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** Checks the length after NFKC normalization. Returns the error message, if any. Fast. */
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
     * Checks whether the password is easily guessed (a zxcvbn score below 2). Returns the error message, if any. Rates
     * only its beginning, which is enough if the beginning is strong enough. Takes up to some tens of milliseconds.
     *
     * @param known the words of {@link KnownWords}
     */
    Optional<String> guessable(RawPassword password, List<String> known) {
        // Includes the beginnings of the words, since only the beginning of a password that equals such a word is
        // rated.
        List<String> words = Stream.concat(known.stream(), known.stream().map(PasswordPolicy::beginning))
                .distinct()
                .toList();
        return zxcvbn.measure(beginning(password.reveal()), words).getScore() < MIN_SCORE
                ? Optional.of("is too easy to guess")
                : Optional.empty();
    }

    /**
     * The part of a text that zxcvbn can rate in bounded time. It tries every letter that a look-alike character can
     * represent, which takes seconds for some tens of different characters.
     */
    static String beginning(String text) {
        Set<Integer> lookAlikes = new HashSet<>();
        int end = 0;
        for (int judged = 0; judged < MAX_JUDGED && end < text.length(); judged++) {
            int sign = text.codePointAt(end);
            if (LOOK_ALIKES.indexOf(sign) >= 0 && lookAlikes.add(sign) && lookAlikes.size() > MAX_LOOK_ALIKES) {
                break;
            }
            end += Character.charCount(sign);
        }
        return text.substring(0, end);
    }
}
