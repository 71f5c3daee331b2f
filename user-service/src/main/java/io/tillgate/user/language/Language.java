package io.tillgate.user.language;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of this service's mails and pages. */
public enum Language {
    EN,
    IT;

    /** The ISO 639 code, for example {@code it}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The other of the two languages. */
    public Language other() {
        return this == EN ? IT : EN;
    }

    /** The language with this code; empty if it is not supported. */
    public static Optional<Language> named(String code) {
        return Stream.of(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
