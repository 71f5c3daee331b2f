package io.tillgate.auth.support.page;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all pages share.
 *
 * @param language the language of the page, an ISO 639 code
 * @param address the address of the page; null if it answers a form or is too long to be repeated
 */
record Frame(String language, @Nullable String address) {
    static final String ATTRIBUTE = "frame";

    /** The template namespace {@code frame:}. */
    @TemplateExtension(namespace = "frame")
    static final class Words {
        private Words() {}

        static String language(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((Frame) frame).language();
        }

        static @Nullable String address(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((Frame) frame).address();
        }

        /** Formats a time in UTC, for browsers without scripts. */
        static String when(Instant time, @TemplateAttribute(ATTRIBUTE) Object frame) {
            return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.forLanguageTag(language(frame)))
                    .format(time.atOffset(ZoneOffset.UTC));
        }

        /** Encodes a text as the value of a query parameter. */
        static String query(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /** Returns the link that shows the page in the other language; null if it has no address. */
        static @Nullable String otherLanguage(@TemplateAttribute(ATTRIBUTE) Object frame) {
            Frame shown = (Frame) frame;
            return shown.address() == null
                    ? null
                    : "/oauth/language?lang=" + PageLanguage.other(shown.language()) + "&to="
                            + URLEncoder.encode(shown.address(), StandardCharsets.UTF_8);
        }
    }
}
