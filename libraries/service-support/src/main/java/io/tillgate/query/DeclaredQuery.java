package io.tillgate.query;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters that a resource method declares, directly or in the classes of its parameters. */
final class DeclaredQuery {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);
    private static final Set<String> FLAG_VALUES = Set.of("true", "false");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final Map<String, Class<?>> types = new HashMap<>();

    DeclaredQuery(Method method) {
        for (Parameter parameter : method.getParameters()) {
            add(parameter, parameter.getName(), parameter.getType());
            if (!parameter.getType().isPrimitive()) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(field, field.getName(), field.getType());
                }
            }
        }
    }

    /** The violation of a number parameter; empty if it is valid or the parameter is not a number. */
    Optional<String> numberViolation(String name, List<String> values) {
        return isOf(NUMBERS, name)
                        && !(values.size() == 1 && NUMBER.matcher(values.get(0)).matches())
                ? Optional.of("must be a number, once")
                : Optional.empty();
    }

    /** The violation of a parameter of a call that changes something; empty if it is valid. */
    Optional<String> violation(String name, List<String> values) {
        Class<?> type = types.get(name);
        if (type == null) {
            return Optional.of("is not known");
        }
        if (FLAGS.contains(type)) {
            return values.size() == 1 && FLAG_VALUES.contains(values.get(0))
                    ? Optional.empty()
                    : Optional.of("must be true or false, once");
        }
        if (values.contains("")) {
            return Optional.of("must not be empty");
        }
        return values.size() > 1 && !Collection.class.isAssignableFrom(type)
                ? Optional.of("must be given once")
                : numberViolation(name, values);
    }

    private boolean isOf(Set<Class<?>> some, String name) {
        return types.containsKey(name) && some.contains(types.get(name));
    }

    private void add(AnnotatedElement element, String name, Class<?> type) {
        if (element.isAnnotationPresent(QueryParam.class)) {
            types.put(element.getAnnotation(QueryParam.class).value(), type);
        } else if (element.isAnnotationPresent(RestQuery.class)) {
            String given = element.getAnnotation(RestQuery.class).value();
            types.put(given.isEmpty() ? name : given, type);
        }
    }
}
