package io.tillgate.e2e.tool;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end which tests were left out for want of a tool, and how to get it. JUnit finds it as a service. */
public final class LeftOutTests implements TestExecutionListener {
    private final Map<String, Set<String>> byReason = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        int start = reason.indexOf(ToolCondition.MISSING);
        if (start >= 0) {
            byReason.computeIfAbsent(
                            reason.substring(start + ToolCondition.MISSING.length()), missing -> new TreeSet<>())
                    .add(test.getLegacyReportingName().replaceFirst("^.*\\.", ""));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        byReason.forEach((missing, tests) -> System.out.println("\n[WARNING] TESTS LEFT OUT: "
                + String.join(", ", tests) + " did not run for want of " + missing
                + "; -Dtillgate.tools=required makes that a failure\n"));
    }
}
