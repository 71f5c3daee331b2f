package io.tillgate.user.language;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language that this service writes. */
public enum Language {
    EN,
    IT;

    /** The ISO 639 code, for example {@code it}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the JDK knows it. */
    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The one to change to. */
    public Language other() {
        return this == EN ? IT : EN;
    }

    /** The language of a code; empty where it is not written here. */
    public static Optional<Language> named(String code) {
        return Stream.of(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
