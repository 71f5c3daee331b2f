package io.tillgate.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Extracts HTTP/1.1 responses with a {@code Content-Length} from the data that a connection receives. One per
 * connection.
 */
final class AnswerReader {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    /** Receives complete responses. */
    interface Taker {
        void take(int status, String body);
    }

    private final Taker taker;
    private Buffer received = Buffer.buffer();

    AnswerReader(Taker taker) {
        this.taker = taker;
    }

    void receive(Buffer data) {
        received = received.length() == 0 ? data : received.appendBuffer(data);
        int headEnd = headEnd();
        while (headEnd >= 0) {
            String head = received.getString(0, headEnd, "ISO-8859-1");
            int bodyEnd = headEnd + HEAD_END.length + contentLength(head);
            if (received.length() < bodyEnd) {
                return;
            }
            String body = new String(received.getBytes(headEnd + HEAD_END.length, bodyEnd), StandardCharsets.UTF_8);
            received = received.length() == bodyEnd ? Buffer.buffer() : received.getBuffer(bodyEnd, received.length());
            taker.take(Integer.parseInt(head.substring(9, 12)), body);
            headEnd = headEnd();
        }
    }

    private int headEnd() {
        for (int i = 0; i + HEAD_END.length <= received.length(); i++) {
            if (received.getByte(i) == '\r'
                    && received.getByte(i + 1) == '\n'
                    && received.getByte(i + 2) == '\r'
                    && received.getByte(i + 3) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(
                head.substring(at + 15, end < 0 ? head.length() : end).strip());
    }
}
