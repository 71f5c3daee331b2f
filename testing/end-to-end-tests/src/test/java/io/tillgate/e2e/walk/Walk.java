package io.tillgate.e2e.walk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.e2e.checkout.Modules;
import io.tillgate.e2e.stack.Stack;
import io.tillgate.local.part.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page, walked from its first block to its last in a directory that looks like the checkout with {@code ./tillgate up}
 * running in it: links to what is there, {@code .tillgate} of the running stack, and {@code ./tillgate} for that stack.
 */
final class Walk {
    private final Page page;
    private final Stack stack;
    private final Addresses addresses;
    private final Path directory;
    private final Shown shown = new Shown();
    private String arrival = "";

    Walk(Page page, Stack stack) {
        this.page = page;
        this.stack = stack;
        addresses = new Addresses(stack);
        directory = Modules.named("end-to-end-tests")
                .resolve("target/walk")
                .resolve(page.name().replace('/', '-'));
    }

    void run() throws IOException {
        prepare();
        try (Shell shell = new Shell(
                directory,
                directory.resolve(".walk"),
                Map.of(
                        "TILLGATE_HOME",
                        stack.home().toString(),
                        "TILLGATE_SKIP_BUILD",
                        "1",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "PATH",
                        System.getProperty("java.home") + "/bin:" + System.getenv("PATH")))) {
            List<Block> blocks = page.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                boolean isAnswered = i + 1 < blocks.size() && blocks.get(i + 1).isAnswer();
                try {
                    take(block, isAnswered ? blocks.get(i + 1).text().strip() : "", shell);
                } catch (AssertionError e) {
                    throw new AssertionError(block.where() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private void take(Block block, String answer, Shell shell) {
        if (block.isVisit()) {
            arrival = new Person(stack).visit(addresses.here(block.text().replaceAll("\\s", "")));
        } else if (block.isArrival()) {
            shown.compare(block.text(), arrival);
        } else if (block.isScript()) {
            Step.of(block, answer).forEach(step -> take(step, shell));
        } else if (block.isFile()) {
            write(block);
        }
    }

    private void take(Step step, Shell shell) {
        String command = shown.here(addresses.here(step.command()));
        if (step.isQuestion()) {
            await().atMost(30, SECONDS).untilAsserted(() -> check(step, command, shell.run(command)));
        } else {
            check(step, command, shell.run(command));
        }
    }

    private void check(Step step, String command, Shell.Outcome outcome) {
        List<Integer> statuses = outcome.statuses();
        if (step.status() > 0) {
            int last = statuses.size() - 1;
            assertThat(statuses).as(command + outcome.output()).element(last).isEqualTo(step.status());
            statuses = statuses.subList(0, last);
        }
        assertThat(statuses).as(command + outcome.output()).allMatch(status -> status < 400);
        if (!step.shown().isEmpty()) {
            shown.compare(step.shown(), outcome.output());
        }
    }

    private void write(Block block) {
        try {
            Path file = directory.resolve(block.title());
            Files.createDirectories(file.getParent());
            Files.writeString(file, addresses.here(block.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() throws IOException {
        DirectoryTree.delete(directory);
        Files.createDirectories(directory.resolve(".walk"));
        try (Stream<Path> files = Files.list(Page.ROOT)) {
            for (Path file : files.filter(each -> !each.getFileName().toString().matches("tillgate|\\..*"))
                    .toList()) {
                Files.createSymbolicLink(directory.resolve(file.getFileName()), file);
            }
        }
        Files.createSymbolicLink(directory.resolve(".tillgate"), stack.home());
        Path tillgate = directory.resolve("tillgate");
        Files.writeString(tillgate, "#!/bin/sh\nexec '" + Page.ROOT.resolve("tillgate") + "' \"$@\"\n");
        assertThat(tillgate.toFile().setExecutable(true)).isTrue();
    }
}
