package io.tillgate.e2e.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The tests of one class with a {@link Suite} of their own: TLS on every line, the services in the profile {@code prod}.
 * Each service listens in the clear too, at a port that it logs, to show what it answers there, and looks for a new
 * certificate often. They run beside those of {@link RunningStack}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("second stack")
@ExtendWith(Encrypted.Extension.class)
public @interface Encrypted {
    /** Starts and stops the stack. */
    final class Extension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
        private static final Map<String, String> OPTIONS = Map.of(
                "TILLGATE_JAVA_OPTIONS",
                "-Dtillgate.local.plain-http=enabled -Dtillgate.transport.certificate-interval=PT0.2S");

        private @Nullable Stack stack;

        @Override
        public void beforeAll(ExtensionContext context) {
            if (stack == null) {
                stack = Stack.up("tillgate-encrypted", OPTIONS, "--tls=all");
            }
        }

        @Override
        public void afterAll(ExtensionContext context) {
            if (stack != null) {
                stack.down();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Suite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (stack == null) {
                throw new IllegalStateException("The stack is not up");
            }
            return Suite.overTls(stack);
        }
    }
}
