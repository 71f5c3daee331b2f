package io.tillgate.e2e.tls;

import io.tillgate.e2e.stack.Stack;
import io.tillgate.e2e.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code openssl}, against the certificates of a stack. */
final class OpenSsl {
    private static final long SECONDS = 30;

    private final Stack stack;

    OpenSsl(Stack stack) {
        this.stack = stack;
    }

    /** What a client says after its handshake: the chain and the name must hold. */
    String handshake(Line line, String... options) {
        List<String> all = new ArrayList<>(line.options(stack));
        all.addAll(List.of(options));
        return anonymous(line, all.toArray(String[]::new));
    }

    /** The same without what the line needs. */
    String anonymous(Line line, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "s_client",
                "-brief",
                "-connect",
                "localhost:" + line.port(stack),
                "-CAfile",
                stack.authority().toString(),
                "-verify_return_error",
                "-verify_hostname",
                "localhost"));
        command.addAll(List.of(options));
        return run(command);
    }

    /** Puts another certificate for the same key in the place of the one that is there. */
    void renew(String part, long serial) throws IOException {
        Path request = stack.tls(part + ".csr");
        Path extensions = stack.tls(part + ".ext");
        Path made = stack.tls(part + ".new");
        Files.writeString(extensions, """
                basicConstraints=critical,CA:FALSE
                keyUsage=critical,digitalSignature
                extendedKeyUsage=serverAuth,clientAuth
                subjectAltName=DNS:localhost,IP:127.0.0.1
                """);
        String key = stack.tls(part + ".key").toString();
        run(List.of("req", "-new", "-key", key, "-subj", "/CN=localhost", "-out", request.toString()));
        List<String> command = new ArrayList<>(List.of("x509", "-req", "-in", request.toString(), "-days", "1"));
        command.addAll(List.of(
                "-CA",
                stack.authority().toString(),
                "-CAkey",
                stack.tls("ca.key").toString()));
        command.addAll(List.of("-set_serial", Long.toString(serial), "-extfile", extensions.toString()));
        command.addAll(List.of("-out", made.toString()));
        String output = run(command);
        if (!Files.exists(made)) {
            throw new IllegalStateException("openssl x509 failed: " + output);
        }
        Files.move(made, stack.tls(part + ".crt"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String run(List<String> words) {
        List<String> command = new ArrayList<>(List.of(Tool.OPENSSL.path().toString()));
        command.addAll(words);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("openssl " + words.get(0) + " does not end: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
