package io.tillgate.resource.token;

import java.util.List;
import java.util.regex.Pattern;

/** An API key from the API key header: {@code tg_<prefix>_<secret>}. {@code toString} is redacted. */
public final class ApiKeyValue {
    private static final Pattern FORM = Pattern.compile("tg_[A-Za-z0-9]{4,32}_[A-Za-z0-9_-]{43,128}");

    private final String value;

    private ApiKeyValue(String value) {
        this.value = value;
    }

    /**
     * Parses the values of a request's API key headers.
     *
     * @throws MalformedTokenException if there is not exactly one, or it does not have the form of an API key
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

    /** Returns the digest by which caches identify this API key. */
    public TokenDigest digest() {
        return TokenDigest.of(value);
    }

    @Override
    public String toString() {
        return "ApiKeyValue[redacted]";
    }
}
