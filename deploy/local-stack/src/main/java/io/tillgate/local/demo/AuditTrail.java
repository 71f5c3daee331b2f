package io.tillgate.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.local.client.Answer;
import io.tillgate.local.client.Call;
import io.tillgate.local.client.Origin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Waits until the audit log has the events of the demo. */
final class AuditTrail {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 50;
    private static final List<String> EXPECTED = List.of(
            "AccountChanged", "SignInSucceeded", "TokenIssued", "TokenRefreshed", "ScopeChanged", "TokensRevoked");

    private final Origin origin;
    private final DemoReport report;

    AuditTrail(Origin origin, DemoReport report) {
        this.origin = origin;
        this.report = report;
    }

    /**
     * Waits and reports the events.
     *
     * @param since the beginning of the demo
     * @param token an administrator's access token
     */
    void await(Instant since, String token) {
        String from = URLEncoder.encode(since.toString(), StandardCharsets.UTF_8);
        Call call = Call.get("/audit/events?limit=100&from=" + from).bearer(token);
        long began = System.nanoTime();
        while (true) {
            Answer answer = origin.send(call);
            Map<String, Integer> types = types(answer.body());
            boolean complete = types.keySet().containsAll(EXPECTED);
            boolean late = System.nanoTime() - began > PATIENCE.toNanos();
            if (answer.status() != 200 || complete || late) {
                report.step(call, answer, 200, "the audit log tells of all that");
                types.forEach((type, count) -> report.text(String.format("  %-34s %3d", "  " + type, count)));
                report.require(
                        complete,
                        "events of the types " + EXPECTED,
                        types.keySet() + " after " + PATIENCE.toSeconds() + " s");
                return;
            }
            pause();
        }
    }

    /** Returns the number of events by the last part of the type's name. */
    private static Map<String, Integer> types(JsonNode body) {
        Map<String, Integer> types = new TreeMap<>();
        for (JsonNode event : body.path("items")) {
            String type = event.path("type").asText();
            types.merge(type.substring(type.lastIndexOf('.') + 1), 1, Integer::sum);
        }
        return types;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
