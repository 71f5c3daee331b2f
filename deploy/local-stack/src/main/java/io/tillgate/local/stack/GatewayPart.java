package io.tillgate.local.stack;

import io.tillgate.local.config.PartName;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.gateway.Gateway;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.JavaCommand;
import io.tillgate.local.part.ManagedProcess;
import java.util.ArrayList;
import java.util.List;

/** The gateway process. */
final class GatewayPart implements ManagedProcess {
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms32m",
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dvertx.disableFileCPResolving=true",
            "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
            "-Dlog4j2.configurationFile=tillgate-log4j2.properties");

    private final StackConfiguration configuration;
    private final List<String> javaOptions;

    GatewayPart(StackConfiguration configuration, List<String> javaOptions) {
        this.configuration = configuration;
        this.javaOptions = List.copyOf(javaOptions);
    }

    @Override
    public String name() {
        return PartName.GATEWAY.text();
    }

    @Override
    public List<String> prepare() {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(javaOptions);
        return JavaCommand.mainClass(
                Gateway.class.getName(),
                options,
                List.of(configuration.gatewayProperties().toString()));
    }

    @Override
    public boolean ready() {
        return FreePort.answers(configuration.ports().of(PartName.GATEWAY))
                && (!configuration.topology().tls()
                        || FreePort.answers(configuration.ports().gatewayTls()))
                && (!configuration.topology().several()
                        || FreePort.answers(configuration.ports().gatewayInner()));
    }
}
