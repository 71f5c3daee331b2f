package io.tillgate.e2e.stack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of one class a {@link Suite} of their own: over https, with two instances of auth-service. */
public final class TwoInstances implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private @Nullable Stack stack;

    @Override
    public void beforeAll(ExtensionContext context) {
        stack = Stack.up("tillgate-two-instances", "--tls", "--instances", "auth-service=2");
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
