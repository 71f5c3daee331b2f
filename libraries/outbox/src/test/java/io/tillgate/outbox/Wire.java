package io.tillgate.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A link to another network namespace of this machine, where a program forwards connections to a port of this side. Once
 * the link is {@link #cut}, packets vanish and nobody is told, as if the machine at the other end had lost its power: a
 * process that is killed would still have a kernel that closes its connections. Needs Linux, root and iproute2.
 */
final class Wire implements AutoCloseable {
    private final String namespace = "tillgate-" + ProcessHandle.current().pid();
    private final String network = "10.231." + ProcessHandle.current().pid() % 256 + ".";
    private final List<Process> forwarders = new ArrayList<>();
    private boolean cut;

    Wire() {
        String device = "tg" + ProcessHandle.current().pid();
        run("ip", "netns", "add", namespace);
        run("ip", "link", "add", device, "type", "veth", "peer", "name", "wire", "netns", namespace);
        run("ip", "address", "add", nearAddress() + "/30", "dev", device);
        run("ip", "link", "set", device, "up");
        run("ip", "-n", namespace, "address", "add", farAddress() + "/30", "dev", "wire");
        run("ip", "-n", namespace, "link", "set", "wire", "up");
    }

    /** Why there can be no wire on this machine; empty if there can be. */
    static String obstacle() {
        if (!"processes".equals(System.getProperty("tillgate.services", "processes"))) {
            return "a PostgreSQL that is a process of this machine";
        }
        String probe = "tillgate-probe-" + ProcessHandle.current().pid();
        try {
            run("ip", "netns", "add", probe);
            try {
                String device = "tgp" + ProcessHandle.current().pid();
                run("ip", "link", "add", device, "type", "veth", "peer", "name", "wire", "netns", probe);
            } finally {
                run("ip", "netns", "delete", probe);
            }
            return "";
        } catch (IllegalStateException | UncheckedIOException e) {
            return "network namespaces (Linux, root and apt-get install iproute2)";
        }
    }

    String nearAddress() {
        return network + "1";
    }

    String farAddress() {
        return network + "2";
    }

    String subnet() {
        return network + "0/30";
    }

    /** Lets the far end forward connections at a port to the same port of this side. */
    void forward(int port) {
        try {
            Process forwarder = new ProcessBuilder(
                            "ip",
                            "netns",
                            "exec",
                            namespace,
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-cp",
                            Path.of(Forwarder.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .getPath())
                                    .toString(),
                            Forwarder.class.getName(),
                            farAddress(),
                            nearAddress(),
                            Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            forwarders.add(forwarder);
            if (forwarder.getInputStream().read() < 0) {
                throw new IllegalStateException("the forwarder did not start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the far end receives and answers nothing. */
    void cut() {
        run("ip", "-n", namespace, "route", "replace", "blackhole", nearAddress() + "/32");
        cut = true;
    }

    /** Undoes {@link #cut}. */
    void mend() {
        if (cut) {
            run("ip", "-n", namespace, "route", "delete", "blackhole", nearAddress() + "/32");
            cut = false;
        }
    }

    @Override
    public void close() {
        forwarders.forEach(Process::destroyForcibly);
        run("ip", "netns", "delete", namespace);
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
