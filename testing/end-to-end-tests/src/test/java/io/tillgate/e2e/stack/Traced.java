package io.tillgate.e2e.stack;

import io.tillgate.local.part.FreePort;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of one class a {@link Suite} of their own, whose services export their spans, and who takes them. */
public final class Traced implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private @Nullable Stack stack;
    private @Nullable OtlpReceiver receiver;

    @Override
    public void beforeAll(ExtensionContext context) {
        OtlpReceiver started = OtlpReceiver.start(FreePort.find());
        receiver = started;
        stack = Stack.up("tillgate-traced", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", started.endpoint()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (stack != null) {
            stack.down();
        }
        if (receiver != null) {
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
        if (stack == null || receiver == null) {
            throw new IllegalStateException("The stack is not up");
        }
        return parameter.getParameter().getType() == Suite.class ? new Suite(stack) : receiver;
    }
}
