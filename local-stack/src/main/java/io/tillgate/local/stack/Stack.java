package io.tillgate.local.stack;

import io.tillgate.local.config.PartName;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.kafka.KafkaServer;
import io.tillgate.local.part.Part;
import io.tillgate.local.part.PartProcess;
import io.tillgate.local.postgres.PostgresServer;
import io.tillgate.local.postgres.PostgresSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of one stack as they are configured. */
public final class Stack {
    private final StackConfiguration configuration;
    private final Checkout checkout;
    private final List<String> javaOptions;
    private final Map<PartName, PartProcess> processes = new EnumMap<>(PartName.class);

    /**
     * @param javaOptions more options for the services' and the gateway's JVMs
     */
    public Stack(StackConfiguration configuration, Checkout checkout, List<String> javaOptions) {
        this.configuration = configuration;
        this.checkout = checkout;
        this.javaOptions = List.copyOf(javaOptions);
        for (PartName name : PartName.values()) {
            processes.put(
                    name, new PartProcess(part(name), configuration.state().path()));
        }
    }

    public StackConfiguration configuration() {
        return configuration;
    }

    public PartProcess process(PartName name) {
        PartProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalStateException("There is no part " + name);
        }
        return process;
    }

    /** The parts whose process runs. */
    public List<PartName> running() {
        return Stream.of(PartName.values())
                .filter(name -> process(name).process().isPresent())
                .toList();
    }

    /** The parts that do not run. */
    public List<PartName> missing() {
        return Stream.of(PartName.values())
                .filter(name -> process(name).process().isEmpty())
                .toList();
    }

    /** What keeps a running service from being ready, by the names of its checks; empty for what is no service. */
    public List<String> waitingFor(PartName name) {
        return PartName.SERVICES.contains(name) ? service(name).waitingFor() : List.of();
    }

    /** Whether a service answers at all, ready or not. */
    boolean live(PartName name) {
        return PartName.SERVICES.contains(name) && service(name).live();
    }

    private Part part(PartName name) {
        return switch (name) {
            case POSTGRES ->
                new PostgresServer(
                        new PostgresSettings(
                                checkout.postgresBinaries(),
                                configuration.state().postgresData(),
                                configuration.ports().of(name),
                                configuration.postgresSuperuserPassword(),
                                true),
                        configuration.databases());
            case KAFKA ->
                new KafkaServer(
                        configuration.state().kafka(),
                        configuration.ports().of(name),
                        configuration.ports().kafkaController(),
                        false,
                        configuration.ports().origin());
            case GATEWAY -> new GatewayPart(configuration, javaOptions);
            case SCOPE_REGISTRY, AUTH_SERVICE, USER_SERVICE, AUDIT_SERVICE, SAMPLE_POS_API -> service(name);
        };
    }

    private QuarkusService service(PartName name) {
        return new QuarkusService(name, checkout, configuration, javaOptions);
    }
}
