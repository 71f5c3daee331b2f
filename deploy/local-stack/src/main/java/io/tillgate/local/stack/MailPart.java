package io.tillgate.local.stack;

import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.mail.MailHost;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.JavaCommand;
import io.tillgate.local.part.ManagedProcess;
import java.util.ArrayList;
import java.util.List;

/** The process of the mail server. */
final class MailPart implements ManagedProcess {
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms16m",
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dvertx.disableFileCPResolving=true",
            "-Dlog4j2.configurationFile=tillgate-log4j2.properties");

    private final Ports ports;
    private final List<String> javaOptions;

    MailPart(Ports ports, List<String> javaOptions) {
        this.ports = ports;
        this.javaOptions = List.copyOf(javaOptions);
    }

    @Override
    public String name() {
        return PartName.MAIL.text();
    }

    @Override
    public List<String> prepare() {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(javaOptions);
        return JavaCommand.mainClass(
                MailHost.class.getName(),
                options,
                List.of(Integer.toString(ports.of(PartName.MAIL)), Integer.toString(ports.mailWeb())));
    }

    @Override
    public boolean ready() {
        return FreePort.answers(ports.of(PartName.MAIL)) && FreePort.answers(ports.mailWeb());
    }
}
