package io.tillgate.local.demo;

import io.tillgate.local.client.Answer;
import io.tillgate.local.client.Call;
import io.tillgate.local.part.PartException;
import java.util.Locale;
import java.util.function.Consumer;

/** The demo's report. An unexpected result ends the demo. Never shows a token, secret or password. */
final class DemoReport {
    private final Consumer<String> out;

    DemoReport(Consumer<String> out) {
        this.out = out;
    }

    /**
     * Reports a call and ends the demo if the status is unexpected.
     *
     * @param what the purpose of the call
     */
    void step(Call call, Answer answer, int expected, String what) {
        line(call.toString(), answer.status(), answer.millis(), what);
        if (answer.status() != expected) {
            throw new PartException(what + ": " + call + " should answer " + expected + ", and answered "
                    + answer.status() + " " + answer.reason());
        }
    }

    /** Ends the demo if the condition is false. */
    void require(boolean condition, String expectation, String came) {
        if (!condition) {
            throw new PartException("Expected " + expectation + "; what came: " + came);
        }
    }

    void measure(String what, double millis) {
        out.accept(String.format(Locale.ROOT, "  %-34s     %8.1f ms  %s", "", millis, what));
    }

    void text(String line) {
        out.accept(line);
    }

    private void line(String call, int status, double millis, String what) {
        out.accept(String.format(Locale.ROOT, "  %-34s %3d %8.1f ms  %s", call, status, millis, what));
    }
}
