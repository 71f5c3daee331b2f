package io.tillgate.local.gateway;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Leaves both lengths in the head of a request that has two, so that it can be refused (RFC 9112 section 6.3). Netty takes
 * the {@code Content-Length} away.
 */
final class BothLengths extends VertxHttpRequestDecoder {
    private static final String DECODER = "httpDecoder";

    private BothLengths(HttpServerOptions options) {
        super(options);
    }

    /** Before the first request; a connection of HTTP/2 has no such decoder. */
    static void keep(HttpConnection connection, HttpServerOptions options) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.replace(DECODER, DECODER, new BothLengths(options));
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // They stay as they are.
    }
}
