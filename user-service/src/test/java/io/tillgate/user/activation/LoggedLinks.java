package io.tillgate.user.activation;

import static org.awaitility.Awaitility.await;

import io.tillgate.user.CapturedLog;
import io.tillgate.user.TestIssuer;
import java.util.List;
import java.util.UUID;

/** The links that development logs, as their receivers would get them. */
public final class LoggedLinks {
    private LoggedLinks() {}

    /** The token of the newest link to a page for an account. */
    public static String token(CapturedLog log, String page, UUID accountId) {
        String start = TestIssuer.ISSUER + page + "?token=";
        List<String> links = await().until(
                        () -> log.lines().stream()
                                .filter(line -> line.contains(accountId.toString()) && line.contains(start))
                                .toList(),
                        found -> !found.isEmpty());
        String line = links.get(links.size() - 1);
        return line.substring(line.indexOf(start) + start.length());
    }
}
