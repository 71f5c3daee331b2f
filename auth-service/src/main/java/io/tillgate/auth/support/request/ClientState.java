package io.tillgate.auth.support.request;

import java.nio.charset.StandardCharsets;

/** The {@code state} that a client receives back in its redirect URI. */
public final class ClientState {
    /** The maximum length in bytes of UTF-8, so that the URI passes proxies with 16 KiB of header buffers. */
    public static final int MAX_BYTES = 2048;

    private ClientState() {}

    /** Returns whether a state exceeds the maximum length. */
    public static boolean isTooLong(String state) {
        return state.length() > MAX_BYTES || state.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
