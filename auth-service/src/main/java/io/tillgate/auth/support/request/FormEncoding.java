package io.tillgate.auth.support.request;

import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code application/x-www-form-urlencoded} (RFC 6749 appendix B). Malformed parameters are errors, because an
 * ignored one would get its default value.
 */
public final class FormEncoding {
    private FormEncoding() {}

    /**
     * Returns the values by name, in the order sent; empty for null.
     *
     * @throws OAuthException {@code invalid_request} for an invalid percent escape or invalid UTF-8
     */
    public static Map<String, List<String>> parse(@Nullable String text) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.strip().split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!pair.isEmpty()) {
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] == '%') {
                bytes.write(16 * digit(sent, ++i) + digit(sent, ++i));
            } else {
                bytes.write(sent[i] == '+' ? ' ' : sent[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int digit(byte[] text, int place) {
        int digit = place < text.length && text[place] > 0 ? Character.digit(text[place], 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static OAuthException malformed() {
        return OAuthException.of(OAuthErrorCode.INVALID_REQUEST, "A parameter is not percent-encoded UTF-8");
    }
}
