package io.tillgate.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;

/** Reads a whole request body, limited in size and time. */
final class BoundedBody {
    static final int LIMIT_BYTES = 64 * 1024;

    private final Buffer body = Buffer.buffer();
    private final Promise<Buffer> promise = Promise.promise();

    private BoundedBody() {}

    /**
     * Reads the body. Fails with {@link TooLargeException} as soon as it exceeds the limit, and with {@link
     * TooSlowException} if it is not complete in time. The rest is discarded.
     */
    static Future<Buffer> read(Vertx vertx, ReadStream<Buffer> stream, long announcedLength, Duration time) {
        BoundedBody bounded = new BoundedBody();
        long timer = vertx.setTimer(time.toMillis(), late -> bounded.promise.tryFail(new TooSlowException()));
        bounded.promise.future().onComplete(done -> vertx.cancelTimer(timer));
        if (announcedLength > LIMIT_BYTES) {
            bounded.promise.fail(new TooLargeException());
        }
        stream.handler(bounded::append);
        stream.exceptionHandler(bounded.promise::tryFail);
        stream.endHandler(end -> bounded.promise.tryComplete(bounded.body));
        stream.resume();
        return bounded.promise.future();
    }

    private void append(Buffer chunk) {
        if (promise.future().isComplete()) {
            return;
        }
        if (body.length() + chunk.length() > LIMIT_BYTES) {
            promise.tryFail(new TooLargeException());
        } else {
            body.appendBuffer(chunk);
        }
    }

    /** Thrown if the body is larger than the limit. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("The body is larger than " + LIMIT_BYTES + " bytes", null, false, false);
        }
    }

    /** Thrown if the body did not arrive in time. */
    static final class TooSlowException extends Exception {
        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("The body did not arrive in time", null, false, false);
        }
    }
}
