package io.tillgate.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds command lines of Java processes on the JDK that runs this one. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * Returns the command line of a main class on this process's class path.
     *
     * @param options JVM options, for example {@code -Xmx256m}
     */
    public static List<String> mainClass(String mainClass, List<String> options, List<String> arguments) {
        List<String> command = start(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Returns the command line of an executable jar. */
    public static List<String> jar(Path jar, List<String> options) {
        List<String> command = start(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> start(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        return command;
    }
}
