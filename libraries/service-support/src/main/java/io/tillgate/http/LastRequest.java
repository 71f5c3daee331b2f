package io.tillgate.http;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Marks connections that have had their last request. Bytes after it may not be a request and are not handled. */
public final class LastRequest {
    private static final AttributeKey<Boolean> NOTED = AttributeKey.valueOf(LastRequest.class.getName());

    private LastRequest() {}

    /** Marks the connection. */
    public static void note(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().attr(NOTED).set(true);
        }
    }

    /** Returns whether the connection is marked. */
    public static boolean wasOn(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(NOTED);
    }
}
