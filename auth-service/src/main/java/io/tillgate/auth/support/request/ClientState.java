package io.tillgate.auth.support.request;

import java.nio.charset.StandardCharsets;

/** The {@code state} that a client gets back in an address. */
public final class ClientState {
    /** The longest one, in bytes of UTF-8: its address passes proxies that buffer headers of 16 KiB. */
    public static final int MAX_BYTES = 2048;

    private ClientState() {}

    /** Whether a state is longer than that. */
    public static boolean isTooLong(String state) {
        return state.length() > MAX_BYTES || state.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
