package io.tillgate.e2e.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests with the one {@link Stack} of this run: started by the first that asks, stopped after the last. One at a time. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("stack")
@ExtendWith(RunningStack.Extension.class)
public @interface RunningStack {
    /** Starts and stops the stack. */
    final class Extension implements ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Extension.class);

        private record Shared(Stack stack) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
            @Override
            public void close() {
                stack.down();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stack.class
                    || parameter.getParameter().getType() == Suite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Stack stack = context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            Shared.class,
                            key -> new Shared(Stack.up("tillgate", "--with", "forward-auth")),
                            Shared.class)
                    .stack();
            return parameter.getParameter().getType() == Stack.class ? stack : new Suite(stack);
        }
    }
}
