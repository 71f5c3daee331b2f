package io.tillgate.e2e.stack;

import io.tillgate.local.part.FreePort;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests with a {@link Suite} over https with two instances of auth-service and of the sample API, whose services export
 * their spans to the {@link OtlpReceiver}: started by the first test that asks, stopped after the last. They run beside
 * those of {@link RunningStack}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("second stack")
@ExtendWith(TwoInstances.Extension.class)
public @interface TwoInstances {
    /** Starts and stops the stack. */
    final class Extension implements ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Extension.class);

        private record Shared(Stack stack, OtlpReceiver receiver)
                implements ExtensionContext.Store.CloseableResource, AutoCloseable {
            static Shared start() {
                OtlpReceiver receiver = OtlpReceiver.start(FreePort.find());
                return new Shared(
                        Stack.up(
                                "tillgate-two-instances",
                                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()),
                                "--tls",
                                "--instances",
                                "auth-service=2,sample-pos-api=2"),
                        receiver);
            }

            @Override
            public void close() {
                stack.down();
                receiver.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Suite.class
                    || parameter.getParameter().getType() == OtlpReceiver.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Shared shared = context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
            return parameter.getParameter().getType() == Suite.class
                    ? Suite.overTls(shared.stack())
                    : shared.receiver();
        }
    }
}
