package io.tillgate.e2e.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields that the models of Kubernetes have put aside, because they know none of that name. */
final class UnknownFields {
    private static final String MODELS = "io.fabric8.kubernetes.api.model.";
    private static final String PUT_ASIDE = "getAdditionalProperties";

    private UnknownFields() {}

    /** Each as {@code Type.field}, of this object and of all within it. */
    static List<String> of(Object model) {
        return within(model).toList();
    }

    private static Stream<String> within(Object value) {
        if (value instanceof Collection<?> each) {
            return each.stream().flatMap(UnknownFields::within);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(UnknownFields::within);
        }
        if (value == null
                || value instanceof Enum<?>
                || !value.getClass().getName().startsWith(MODELS)) {
            return Stream.of();
        }
        return Stream.of(value.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get")
                        && method.getParameterCount() == 0
                        && method.getDeclaringClass().getName().startsWith(MODELS))
                .flatMap(method -> {
                    Object got = call(method, value);
                    return method.getName().equals(PUT_ASIDE)
                            ? ((Map<?, ?>) got)
                                    .keySet().stream()
                                            .map(key -> value.getClass().getSimpleName() + "." + key)
                            : within(got);
                });
    }

    private static Object call(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
