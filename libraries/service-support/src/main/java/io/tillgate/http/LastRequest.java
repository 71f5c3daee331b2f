package io.tillgate.http;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The request that a connection ends with. What a client has sent behind it may be no request at all, and is not handled. */
public final class LastRequest {
    private static final AttributeKey<Boolean> NOTED = AttributeKey.valueOf(LastRequest.class.getName());

    private LastRequest() {}

    /** Notes that the connection has had it. */
    public static void note(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().attr(NOTED).set(true);
        }
    }

    /** Whether the connection has had it. */
    public static boolean wasOn(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(NOTED);
    }
}
