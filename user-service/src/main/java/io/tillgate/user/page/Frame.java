package io.tillgate.user.page;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.tillgate.user.language.Language;
import io.tillgate.user.language.Languages;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every page.
 *
 * @param language the language of the page
 * @param otherLanguage the URL of the page in the other language, always of this service, since it may contain a link's
 *     token; null if the page responds to a form or its URL is too long
 */
record Frame(Language language, @Nullable String otherLanguage) {
    static final String ATTRIBUTE = "frame";

    private static final String TOKEN = "token";
    private static final int MAX_REPEATED_ADDRESS = 2_000;

    static Frame of(@Nullable HttpServerRequest request, Language language) {
        if (request == null
                || !HttpMethod.GET.equals(request.method())
                || request.uri().length() > MAX_REPEATED_ADDRESS) {
            return new Frame(language, null);
        }
        String token = request.getParam(TOKEN);
        String kept = token == null ? "" : TOKEN + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&";
        return new Frame(
                language,
                request.path() + "?" + kept + Languages.CHOICE + "="
                        + language.other().code());
    }

    @Override
    public String toString() {
        return "Frame[" + language + "]";
    }

    /** The template namespace {@code frame:}. */
    @TemplateExtension(namespace = "frame")
    static final class Words {
        private Words() {}

        static String other(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((Frame) frame).language().other().code();
        }

        static @Nullable String otherLanguage(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((Frame) frame).otherLanguage();
        }
    }
}
