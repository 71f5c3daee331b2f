package io.tillgate.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An export is checked by the public key alone")
class ExportCheckTest {
    private static final SignerKey KEY = new SignerKey("log", new byte[SignerKey.SEED_BYTES]);
    private static final int SIZE = 40;
    private static final int FIRST = 13;
    private static final int END = 33;

    private final List<LoggedRecord> log =
            LongStream.range(0, SIZE).mapToObj(ExportCheckTest::entry).toList();

    @Test
    @DisplayName("An export holds, from the beginning and from the middle")
    void holds() throws Exception {
        Verdict verdict = check(export(log));

        assertThat(verdict).isEqualTo(new Verdict(FIRST, END, END - FIRST, 3, null));
        assertThat(verdict.holds()).isTrue();
    }

    @Test
    @DisplayName("Any change of any field of any record is found, and the record is named")
    void changedField() throws Exception {
        List<String> lines = export(log);
        for (int i = 1; i < lines.size() - 1; i++) {
            if (!lines.get(i).startsWith("{\"index\"")) {
                continue;
            }
            String id = ExportedRecord.parse(lines.get(i)).entry().id();
            for (String[] change : new String[][] {
                {"\"subject\":\"s\"", "\"subject\":\"t\""},
                {"\"actor\":\"a\",", ""},
                {"\"data\":{\"n\":", "\"data\":{\"m\":"},
                {"\"data\":{", "\"data\":{ "},
                {"\"offset\":", "\"offset\":1"},
                {"\"time\":\"2026", "\"time\":\"2025"},
                {"\"type\":\"x.Y\"", "\"type\":\"x.Z\""},
                {"\"client_id\":\"c\"", "\"client_id\":\"c\",\"address\":\"1\""},
            }) {
                List<String> changed = new ArrayList<>(lines);
                changed.set(i, changed.get(i).replace(change[0], change[1]));
                assertThat(changed.get(i)).isNotEqualTo(lines.get(i));
                Failure failure = Objects.requireNonNull(check(changed).failure());
                assertThat(failure.id()).isEqualTo(id);
            }
        }
    }

    @Test
    @DisplayName("A missing, duplicated or moved record is detected, and the first wrong position is named")
    void order() throws Exception {
        List<String> lines = export(log);
        List<String> without = new ArrayList<>(lines);
        without.remove(5);
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(5, doubled.get(4));
        List<String> moved = new ArrayList<>(lines);
        Collections.swap(moved, 2, 3);
        List<String> cut = new ArrayList<>(lines);
        cut.remove(lines.size() - 2);

        assertThat(failure(without).index()).isEqualTo(FIRST + 4);
        assertThat(failure(doubled).index()).isEqualTo(FIRST + 3);
        assertThat(failure(moved).index()).isEqualTo(FIRST + 1);
        assertThat(failure(cut).index()).isEqualTo(END - 1);
    }

    @Test
    @DisplayName("A record whose hash was changed with it is found by the next checkpoint")
    void changedWithItsHash() throws Exception {
        List<LoggedRecord> forged = new ArrayList<>(log);
        LoggedRecord old = log.get(25);
        forged.set(25, entry(25, old.recordedAt(), "{\"n\":0}"));
        List<String> lines = export(log);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"index\":25,")) {
                lines.set(i, ExportLines.record(forged.get(25), forged.get(25).leaf()));
            }
        }

        assertThat(failure(lines).index()).isEqualTo(20);
        assertThat(failure(lines).reason()).contains("30");
    }

    @Test
    @DisplayName("The loss of the newest records is detected by a checkpoint kept elsewhere")
    void witness() throws Exception {
        List<String> export = export(log.subList(0, END));
        String kept = KEY.sign(checkpoint(log, SIZE));

        assertThat(check(export).holds()).isTrue();
        Verdict verdict = new ExportCheck(List.of(KEY.verifier()), List.of(kept)).check(export.stream());
        assertThat(Objects.requireNonNull(verdict.failure()).index()).isEqualTo(END);
    }

    @Test
    @DisplayName("Another log's key, a forged checkpoint and half an export are refused")
    void forged() throws Exception {
        List<String> lines = export(log);
        SignerKey other = new SignerKey("log", "another key for the same log nam".getBytes(StandardCharsets.UTF_8));

        assertThat(Objects.requireNonNull(new ExportCheck(List.of(other.verifier()), List.of())
                                .check(lines.stream())
                                .failure())
                        .reason())
                .contains("no known key");
        for (List<String> bad : List.of(
                lines.subList(0, lines.size() - 1),
                lines.subList(1, lines.size()),
                List.<String>of(),
                List.of("{}"),
                List.of("x"))) {
            assertThatThrownBy(() -> check(bad)).isInstanceOf(MalformedProofException.class);
        }
    }

    private static Failure failure(List<String> lines) throws MalformedProofException {
        return Objects.requireNonNull(check(lines).failure());
    }

    private static Verdict check(List<String> lines) throws MalformedProofException {
        return new ExportCheck(List.of(KEY.verifier()), List.of()).check(lines.stream());
    }

    /** The records 13 to 32, with the checkpoints of 20 and 30, and the newest for an end. */
    private static List<String> export(List<LoggedRecord> log) {
        List<String> lines = new ArrayList<>();
        lines.add(ExportLines.head(FIRST, END, tree(log, FIRST).edge()));
        for (int i = FIRST; i < END; i++) {
            lines.add(ExportLines.record(log.get(i), log.get(i).leaf()));
            if ((i + 1) % 10 == 0) {
                lines.add(ExportLines.checkpoint(KEY.sign(checkpoint(log, i + 1))));
            }
        }
        lines.add(ExportLines.foot(END, KEY.sign(checkpoint(log, log.size())), consistency(log)));
        return lines;
    }

    private static List<Hash> consistency(List<LoggedRecord> log) {
        return ConsistencyProof.spans(END, log.size()).stream()
                .map(span -> {
                    CompactRange part = new CompactRange();
                    log.subList((int) span.from(), (int) span.to()).forEach(each -> part.append(each.leaf()));
                    return part.root();
                })
                .toList();
    }

    private static Checkpoint checkpoint(List<LoggedRecord> log, int size) {
        return new Checkpoint("log", size, tree(log, size).root());
    }

    private static CompactRange tree(List<LoggedRecord> log, int size) {
        CompactRange tree = new CompactRange();
        log.subList(0, size).forEach(each -> tree.append(each.leaf()));
        return tree;
    }

    private static LoggedRecord entry(long index) {
        return entry(index, Instant.ofEpochSecond(1_800_000_000 + index), "{\"n\":" + index + ",\"e\":1E+2}");
    }

    private static LoggedRecord entry(long index, Instant recordedAt, String data) {
        Instant time = Instant.parse("2026-01-02T03:04:05.000006Z");
        return new LoggedRecord(
                index, "id-" + index, "x.Y", "/s", time, "s", "a", "c", null, null, "t", 0, index, data, recordedAt);
    }
}
