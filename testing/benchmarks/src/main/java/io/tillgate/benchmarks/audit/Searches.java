package io.tillgate.benchmarks.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Runs each kind of search many times with different values, one search at a time. */
final class Searches {
    private static final int PAGES = 20;

    private final AuditApi api;
    private final GeneratedEvents events;
    private final long records;
    private final int times;
    private final Random random = new Random(11);

    Searches(AuditApi api, GeneratedEvents events, long records, int times) {
        this.api = api;
        this.events = events;
        this.records = records;
        this.times = times;
    }

    /**
     * The times of a kind of search.
     *
     * @param name the name of the kind
     * @param found the average number of events per page
     * @param millis the time of each search in milliseconds, the shortest first
     */
    record Took(String name, double found, double[] millis) {
        double percentile(int percent) {
            return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
        }
    }

    List<Took> run() throws IOException, InterruptedException {
        List<Took> all = new ArrayList<>();
        for (Map.Entry<String, Supplier<String>> kind : kinds().entrySet()) {
            api.signIn();
            Took took = measure(kind.getKey(), kind.getValue());
            System.out.printf("  %s: p95 %.1f ms%n", took.name(), took.percentile(95));
            all.add(took);
        }
        all.add(pages());
        return all;
    }

    private Map<String, Supplier<String>> kinds() {
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("no filter, newest first", () -> "/events");
        kinds.put("type", () -> "/events?type=" + type());
        kinds.put("actor", () -> "/events?actor=" + account());
        kinds.put("subject", () -> "/events?subject=" + account());
        kinds.put("client", () -> "/events?client_id=" + client());
        kinds.put("address", () -> "/events?address=" + GeneratedEvents.address(random.nextInt(20_000)));
        kinds.put("a common scope", () -> "/events?scope=menu:read");
        kinds.put("a rare scope", () -> "/events?scope=sales:refund");
        kinds.put("an hour", () -> "/events?" + hours(1));
        kinds.put(
                "type, client and a month",
                () -> "/events?type=" + type() + "&client_id=" + client() + "&" + hours(720));
        kinds.put("actor in a month", () -> "/events?actor=" + account() + "&" + hours(720));
        kinds.put("words: an account's id", () -> "/events?q=" + account());
        kinds.put(
                "words: the beginning of an id", () -> "/events?q=" + account().substring(24));
        kinds.put("words: common", () -> "/events?q=password");
        kinds.put("words: common, with a client", () -> "/events?q=menu%20read&client_id=" + client());
        kinds.put("words: no match", () -> "/events?q=x" + Long.toHexString(random.nextLong()));
        kinds.put("timeline of a day", () -> "/timeline?" + hours(24));
        kinds.put("timeline of a type", () -> "/timeline?type=" + type());
        return kinds;
    }

    private Took measure(String name, Supplier<String> query) throws IOException, InterruptedException {
        double[] millis = new double[times];
        long found = 0;
        for (int i = 0; i < times; i++) {
            String path = query.get();
            long began = System.nanoTime();
            JsonNode answer = api.get(path);
            millis[i] = (System.nanoTime() - began) / 1e6;
            found += answer.path("items").size() + answer.path("counted").asLong();
        }
        Arrays.sort(millis);
        return new Took(name, (double) found / times, millis);
    }

    /** Measures paging from the newest event, with the proof of each page's first event. */
    private Took pages() throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < Math.max(1, times / PAGES); i++) {
            String query = "/events?type=" + type();
            String cursor = "";
            for (int page = 0; page < PAGES && !cursor.equals("-"); page++) {
                long began = System.nanoTime();
                JsonNode answer = api.get(query + cursor);
                api.get("/events/" + answer.at("/items/0/id").asText());
                millis.add((System.nanoTime() - began) / 1e6);
                cursor = answer.hasNonNull("next_cursor")
                        ? "&cursor=" + answer.path("next_cursor").asText()
                        : "-";
            }
        }
        return new Took(
                "a page of a type, and its first event with the proof",
                50,
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private String type() {
        String type = GeneratedEvents.TYPES.get(random.nextInt(GeneratedEvents.TYPES.size()));
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private String account() {
        return GeneratedEvents.account(random.nextInt(events.accounts()));
    }

    private String client() {
        return GeneratedEvents.client(random.nextInt(500));
    }

    private String hours(int hours) {
        java.time.Instant from = events.time((long) (random.nextDouble() * records));
        return "from=" + from + "&to=" + from.plus(Duration.ofHours(hours));
    }
}
