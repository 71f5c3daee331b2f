package io.tillgate.local.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Handles TLS on a connection. If the client speaks plain HTTP instead, it answers with a plain HTTP error. The first
 * byte decides: a TLS record begins with its content type, 20 to 24 (RFC 8446 §5.1), a request with an upper-case
 * letter.
 */
final class PlainHttpAwareHandler extends SslHandler {
    private static final long CLOSE_AFTER_SECONDS = 2;
    private static final int LONGEST_REQUEST_LINE = 8 * 1024;

    private final String origin;
    private boolean decided;
    private boolean plain;

    PlainHttpAwareHandler(SSLEngine engine, Executor executor, String origin) {
        super(engine, executor);
        this.origin = origin;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws SSLException {
        if (!decided && in.isReadable()) {
            decided = true;
            byte first = in.getByte(in.readerIndex());
            plain = first >= 'A' && first <= 'Z';
            if (plain) {
                refuse(context, path(in));
            }
        }
        if (plain) {
            in.skipBytes(in.readableBytes());
        } else {
            super.decode(context, in, out);
        }
    }

    /** Returns the path of the request line, or "/" if the first bytes do not contain the whole line. */
    private static String path(ByteBuf in) {
        String begin = in.toString(
                in.readerIndex(), Math.min(in.readableBytes(), LONGEST_REQUEST_LINE), StandardCharsets.US_ASCII);
        String[] words = begin.split("\r\n", 2)[0].split(" ", 3);
        return words.length == 3 ? words[1].split("\\?", 2)[0] : "/";
    }

    /** Sends the error and closes the output. The connection closes later, as a reset could discard the response. */
    private void refuse(ChannelHandlerContext context, String path) {
        ErrorBody error = ErrorBody.httpsRequired(path, origin);
        String head = "HTTP/1.1 " + error.status() + " Bad Request\r\ncontent-type: " + error.contentType()
                + "\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: "
                + error.body().length() + "\r\n\r\n";
        ByteBuf answer = Unpooled.copiedBuffer(
                head.getBytes(StandardCharsets.US_ASCII), error.body().getBytes());
        context.writeAndFlush(answer).addListener((ChannelFutureListener) written -> {
            if (written.channel() instanceof DuplexChannel channel) {
                channel.shutdownOutput();
            }
        });
        context.executor().schedule(() -> context.close(), CLOSE_AFTER_SECONDS, TimeUnit.SECONDS);
    }
}
