package io.tillgate.e2e.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields that the models of Kubernetes and its operators have put aside, because they know none of that name. */
final class UnknownFields {
    private static final List<String> MODELS = List.of("io.fabric8.", "io.strimzi.api.");
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
        if (value == null || value instanceof Enum<?> || !isModel(value.getClass())) {
            return Stream.of();
        }
        return Stream.of(value.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get")
                        && method.getParameterCount() == 0
                        && isModel(method.getDeclaringClass()))
                .flatMap(method -> {
                    Object got = call(method, value);
                    return method.getName().equals(PUT_ASIDE)
                            ? ((Map<?, ?>) got)
                                    .keySet().stream()
                                            .map(key -> value.getClass().getSimpleName() + "." + key)
                            : within(got);
                });
    }

    private static boolean isModel(Class<?> type) {
        return MODELS.stream().anyMatch(type.getName()::startsWith);
    }

    private static Object call(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
