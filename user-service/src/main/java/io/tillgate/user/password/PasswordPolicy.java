package io.tillgate.user.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a new password must be. Safe for concurrent use. */
final class PasswordPolicy {
    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;
    private static final int MIN_SCORE = 2;
    private static final int MAX_JUDGED = 48;
    /** As many as there are digits. */
    private static final int MAX_LOOK_ALIKES = 10;
    /** The signs that zxcvbn takes for letters. */
    private static final String LOOK_ALIKES = "4@8({[<3691!|70$5+%2";

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
     * Slow, up to some tens of milliseconds: whether it is easily guessed (a zxcvbn score below 2). Only its beginning is
     * judged: one that is good enough is enough.
     *
     * @param known what an attacker knows of the account: its name, its email address
     */
    Optional<String> guessable(RawPassword password, List<String> known) {
        // The beginnings of the words too: of a password that is such a word, no more than that is judged.
        List<String> words = Stream.concat(known.stream(), known.stream().map(PasswordPolicy::beginning))
                .distinct()
                .toList();
        return zxcvbn.measure(beginning(password.reveal()), words).getScore() < MIN_SCORE
                ? Optional.of("is too easy to guess")
                : Optional.empty();
    }

    /**
     * What zxcvbn judges in a bounded time. It tries every letter that each look-alike sign may stand for, which takes
     * seconds for some tens of different signs.
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
