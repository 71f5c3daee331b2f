package io.tillgate.e2e.tool;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides about tests with {@link NeedsTool}. */
final class ToolCondition implements ExecutionCondition {
    /** The reason of a test that is left out begins so. */
    static final String MISSING = "missing: ";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsTool.class)
                .map(needs -> decide(Arrays.asList(needs.value()), required()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no tool"));
    }

    /** @param required whether a missing tool is a failure */
    static ConditionEvaluationResult decide(List<Tool> needed, boolean required) {
        String missing = needed.stream()
                .filter(tool -> tool.find().isEmpty())
                .map(Tool::advice)
                .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("has its tools");
        }
        if (required) {
            throw new IllegalStateException("-Dtillgate.tools=required, and this test lacks " + missing);
        }
        return ConditionEvaluationResult.disabled(MISSING + missing);
    }

    private static boolean required() {
        String mode = System.getProperty("tillgate.tools", "optional");
        return switch (mode) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw new IllegalStateException("-Dtillgate.tools is optional or required, not " + mode);
        };
    }
}
