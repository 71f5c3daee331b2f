package io.tillgate.local.gateway;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Decodes requests like Netty, but keeps {@code Content-Length} if there is also {@code Transfer-Encoding}, so that
 * such a request can be refused (RFC 9112 section 6.3).
 */
final class BothLengths extends VertxHttpRequestDecoder {
    private static final String DECODER = "httpDecoder";

    private BothLengths(HttpServerOptions options) {
        super(options);
    }

    /**
     * Replaces the connection's decoder. To be called before its first request; HTTP/2 connections have no such
     * decoder.
     */
    static void keep(HttpConnection connection, HttpServerOptions options) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.replace(DECODER, DECODER, new BothLengths(options));
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // Both headers are kept.
    }
}
