package io.tillgate.auth.support.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client whose answers are always there first: its caller runs on a thread that is not the connection's, and goes
 * on only once the whole answer has come and the connection is closed. What a busy machine does by chance.
 */
final class HastyHttpClient {
    private HastyHttpClient() {}

    static HttpClient over(HttpClient real, ExecutorService callers) {
        return proxy(HttpClient.class, real, (method, arguments) -> {
            boolean isRequest = method.getName().equals("request")
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {RequestOptions.class});
            return isRequest ? request(real, (RequestOptions) arguments[0], callers) : call(real, method, arguments);
        });
    }

    private static Future<HttpClientRequest> request(HttpClient real, RequestOptions options, ExecutorService callers) {
        Promise<HttpClientRequest> promise = Promise.promise();
        real.request(options)
                .map(HastyHttpClient::hasty)
                .onComplete(done -> callers.execute(() -> promise.handle(done)));
        return promise.future();
    }

    private static HttpClientRequest hasty(HttpClientRequest real) {
        CountDownLatch closed = new CountDownLatch(1);
        real.connection().closeHandler(end -> closed.countDown());
        return proxy(HttpClientRequest.class, real, (method, arguments) -> {
            Object result = call(real, method, arguments);
            boolean isSent = method.getName().equals("end") || method.getName().equals("send");
            if (isSent && Vertx.currentContext() == null && !closed.await(5, TimeUnit.SECONDS)) {
                throw new AssertionError("no answer came");
            }
            return result;
        });
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T real, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.handle(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
