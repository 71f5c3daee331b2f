package io.tillgate.resource.token;

import java.util.List;
import java.util.regex.Pattern;

/** An API key from a header of its own: {@code tg_<prefix>_<secret>}. Its text form is redacted. */
public final class ApiKeyValue {
    private static final Pattern FORM = Pattern.compile("tg_[A-Za-z0-9]{4,32}_[A-Za-z0-9_-]{43,128}");

    private final String value;

    private ApiKeyValue(String value) {
        this.value = value;
    }

    /**
     * Reads the values of a request's API key headers.
     *
     * @throws MalformedTokenException where there is not exactly one, or it holds what cannot be an API key
     */
    public static ApiKeyValue from(List<String> headers) {
        if (headers.size() != 1) {
            throw new MalformedTokenException("not one API key header");
        }
        if (!FORM.matcher(headers.get(0)).matches()) {
            throw new MalformedTokenException("not an API key");
        }
        return new ApiKeyValue(headers.get(0));
    }

    /** The key that caches know this API key by. */
    public TokenDigest digest() {
        return TokenDigest.of(value);
    }

    @Override
    public String toString() {
        return "ApiKeyValue[redacted]";
    }
}
