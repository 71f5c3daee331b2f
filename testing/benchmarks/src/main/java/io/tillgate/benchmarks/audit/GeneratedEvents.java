package io.tillgate.benchmarks.audit;

import io.tillgate.audit.proof.LoggedRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Generates the same events of two years at each run: tokens, refreshes, sign-ins, failures and consents. There are 500
 * clients and one account per 50 events.
 */
final class GeneratedEvents {
    static final List<String> TYPES = List.of(
            "io.tillgate.token.TokenIssued",
            "io.tillgate.token.TokenRefreshed",
            "io.tillgate.signin.SignInSucceeded",
            "io.tillgate.signin.SignInFailed",
            "io.tillgate.consent.ConsentGranted",
            "io.tillgate.signin.SignInThrottled");

    private static final int[] PERCENT = {40, 70, 85, 90, 95, 100};
    private static final int CLIENTS = 500;
    private static final int ADDRESSES = 20_000;
    private static final int RECORDS_PER_ACCOUNT = 50;
    private static final Duration AGE = Duration.ofDays(730);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final long records;
    private final Instant end;
    private final Random random = new Random(7);

    GeneratedEvents(long records, Instant end) {
        this.records = records;
        this.end = end.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns an event as the log stores it. */
    LoggedRecord next(long index) {
        String type = type();
        Instant time = time(index);
        String account = account(random.nextInt(accounts()));
        String client = client(random.nextInt(CLIENTS));
        @Nullable String address = type.endsWith("Throttled") ? address(random.nextInt(ADDRESSES)) : null;
        String data = data(type, account, client, address);
        boolean ofAccount = address == null;
        return new LoggedRecord(
                index,
                id().toString(),
                type,
                "/auth-service/1",
                time,
                ofAccount ? account : address,
                ofAccount ? account : null,
                client,
                address,
                id().toString().replace("-", ""),
                "tillgate.tokens.v1",
                (int) (index % 6),
                index / 6,
                data,
                time.plus(20, ChronoUnit.MILLIS));
    }

    /** Returns the words by which a search finds an event, split as in audit-service. */
    static String terms(LoggedRecord event) {
        return WORD.matcher(event.data().replaceAll("\"[a-z_]+\":", " "))
                .results()
                .map(word -> word.group().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    Instant time(long index) {
        long micros = AGE.toNanos() / 1_000 / records;
        return end.minus((records - index) * micros, ChronoUnit.MICROS);
    }

    int accounts() {
        return (int) Math.max(1, records / RECORDS_PER_ACCOUNT);
    }

    static String account(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number * 0x9E37_79B9L).toString();
    }

    static String client(int number) {
        return "client-" + number;
    }

    static String address(int number) {
        return "198.18." + number / 256 + "." + number % 256;
    }

    private String type() {
        int percent = random.nextInt(100);
        int i = 0;
        while (percent >= PERCENT[i]) {
            i++;
        }
        return TYPES.get(i);
    }

    private String data(String type, String account, String client, @Nullable String address) {
        String begin = "{\"client_id\":\"" + client + "\"";
        if (address != null) {
            return begin + ",\"by\":\"address\",\"address\":\"" + address + "\"}";
        }
        String whose = begin + ",\"account_id\":\"" + account + "\"";
        if (type.contains(".token.")) {
            String scopes = random.nextInt(100) == 0 ? "\"sales:refund\"" : "\"menu:read\",\"sales:read\"";
            return whose + ",\"token_id\":\"" + id() + "\",\"scopes\":[" + scopes + "]}";
        }
        return whose + ",\"method\":\"password\"}";
    }

    private UUID id() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62);
    }
}
