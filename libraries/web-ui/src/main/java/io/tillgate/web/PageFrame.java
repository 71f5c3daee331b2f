package io.tillgate.web;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every page.
 *
 * @param language the language of the page
 * @param address the address of the page, to open it again; null if the page answers a form, or if the address is too
 *     long to be repeated
 * @param otherLanguage the address of the page in the other language; null if {@code address} is null
 * @param assets the path of the styles and scripts, without a trailing slash
 */
public record PageFrame(
        Language language,
        @Nullable String address,
        @Nullable String otherLanguage,
        String assets) {
    private static final String ATTRIBUTE = "frame";
    private static final int MAX_REPEATED_ADDRESS = 2_000;

    /** The address of the page that a request asks for; null if it cannot be repeated. */
    public static @Nullable String address(@Nullable HttpServerRequest request) {
        return request == null
                        || !HttpMethod.GET.equals(request.method())
                        || request.uri().length() > MAX_REPEATED_ADDRESS
                ? null
                : request.uri();
    }

    /** Puts a view into this frame, in the language of the frame. */
    public TemplateInstance around(TemplateInstance view) {
        return view.setLocale(language.locale()).setAttribute(ATTRIBUTE, this);
    }

    /** Omits the addresses, which may contain the token of a link. */
    @Override
    public String toString() {
        return "PageFrame[" + language + "]";
    }

    /** The template namespace {@code frame:}. */
    @TemplateExtension(namespace = ATTRIBUTE)
    public static final class Words {
        private Words() {}

        /** The ISO 639 code of the language. */
        public static String language(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PageFrame) frame).language().code();
        }

        /** The ISO 639 code of the language that the page offers instead. */
        public static String other(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PageFrame) frame).language().other().code();
        }

        /** The address of the page. */
        public static @Nullable String address(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PageFrame) frame).address();
        }

        /** The link that shows this page in the other language. */
        public static @Nullable String otherLanguage(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PageFrame) frame).otherLanguage();
        }

        /** The path of the styles and scripts. */
        public static String assets(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PageFrame) frame).assets();
        }

        /** Formats a time in UTC, for browsers without scripts. */
        public static String when(Instant time, @TemplateAttribute(ATTRIBUTE) Object frame) {
            return DateTimeFormatter.ofPattern(
                            "d MMM uuuu, HH:mm 'UTC'",
                            ((PageFrame) frame).language().locale())
                    .format(time.atOffset(ZoneOffset.UTC));
        }

        /** Encodes a text as the value of a query parameter. */
        public static String query(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
