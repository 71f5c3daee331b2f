package io.tillgate.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of a service, by their ports on loopback, and their availability. Thread-safe. */
final class Upstream {
    private final String service;
    private final List<Integer> ports;
    private final Set<Integer> away = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(String service, List<Integer> ports) {
        this.service = service;
        this.ports = List.copyOf(ports);
    }

    String service() {
        return service;
    }

    List<Integer> ports() {
        return ports;
    }

    /**
     * Returns all instances in the order in which to try them: the available ones in rotation, then the unavailable
     * ones as a last resort.
     */
    List<Integer> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), ports.size());
        List<Integer> order = new ArrayList<>(ports.size());
        List<Integer> last = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Integer port = ports.get((first + i) % ports.size());
            (away.contains(port) ? last : order).add(port);
        }
        order.addAll(last);
        return order;
    }

    /** Marks an instance as unavailable: it refuses connections or is not ready. */
    void away(int port) {
        away.add(port);
    }

    void back(int port) {
        away.remove(port);
    }

    boolean isAway(int port) {
        return away.contains(port);
    }
}
