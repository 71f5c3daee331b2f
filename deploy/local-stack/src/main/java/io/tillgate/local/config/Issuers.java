package io.tillgate.local.config;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The origins that a stack has had, the newest last. Changing the ports or TLS changes the issuer, but not its keys and
 * data. Revocations under former names remain in force.
 */
record Issuers(List<String> all) {
    private static final int KEPT = 20;

    Issuers {
        all = List.copyOf(all);
    }

    static Issuers load(StateDirectory state) throws IOException {
        return new Issuers(Files.exists(state.issuers()) ? Files.readAllLines(state.issuers()) : List.of());
    }

    void save(StateDirectory state) throws IOException {
        PrivateFile.write(state.issuers(), String.join("\n", all) + "\n");
    }

    Issuers movedTo(String origin) {
        List<String> moved = new ArrayList<>(all);
        moved.remove(origin);
        moved.add(origin);
        return new Issuers(moved.subList(Math.max(0, moved.size() - KEPT), moved.size()));
    }

    String current() {
        return all.get(all.size() - 1);
    }

    List<String> former() {
        return all.subList(0, all.size() - 1);
    }
}
