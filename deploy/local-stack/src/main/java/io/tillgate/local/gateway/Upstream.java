package io.tillgate.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of one service, by their ports on loopback, and which of them take requests. Safe for any thread. */
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
     * All instances in the order in which to try them: those that take requests by turns, then the others, since it is
     * better to ask an instance that was away than nobody.
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

    /** The instance refuses connections, or says that it is not ready. */
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
