package io.tillgate.local.stack;

import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.kafka.KafkaListeners;
import io.tillgate.local.kafka.KafkaServer;
import io.tillgate.local.part.ManagedProcess;
import io.tillgate.local.part.PartException;
import io.tillgate.local.part.PartProcess;
import io.tillgate.local.postgres.PostgresServer;
import io.tillgate.local.postgres.PostgresSettings;
import io.tillgate.local.postgres.Superuser;
import io.tillgate.local.tls.DevelopmentCertificates;
import io.tillgate.local.tls.ServerFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configured parts of a stack. */
public final class Stack {
    private final StackConfiguration configuration;
    private final Checkout checkout;
    private final List<String> javaOptions;
    private final Map<Instance, PartProcess> processes = new TreeMap<>();

    /**
     * @param javaOptions additional JVM options of all parts but PostgreSQL
     */
    public Stack(StackConfiguration configuration, Checkout checkout, List<String> javaOptions) {
        this.configuration = configuration;
        this.checkout = checkout;
        this.javaOptions = List.copyOf(javaOptions);
        for (Instance name : configuration.topology().all()) {
            processes.put(
                    name, new PartProcess(part(name), configuration.state().path()));
        }
    }

    public StackConfiguration configuration() {
        return configuration;
    }

    /** Creates the certificates that are needed and missing or about to expire. */
    void prepareCertificates() throws IOException {
        DevelopmentCertificates certificates = new DevelopmentCertificates(configuration.state(), Clock.systemUTC());
        if (configuration.topology().tls()) {
            certificates.prepare();
        }
        if (configuration.topology().tlsInside()) {
            certificates.prepare(
                    instances().stream().map(Instance::text).toList(),
                    configuration.keyStorePassword().toCharArray());
        }
    }

    /** Returns all instances of the stack, running or not, in the order of the parts. */
    public List<Instance> instances() {
        return List.copyOf(processes.keySet());
    }

    /**
     * Returns the process of an instance.
     *
     * @throws PartException if the stack has no such instance
     */
    public PartProcess process(Instance name) {
        PartProcess process = processes.get(name);
        if (process == null) {
            throw new PartException("There is no " + name + ". The parts are: "
                    + String.join(" ", instances().stream().map(Instance::text).toList()));
        }
        return process;
    }

    /** Returns the instances that are running. */
    public List<Instance> running() {
        return processes.keySet().stream()
                .filter(name -> process(name).process().isPresent())
                .toList();
    }

    /** Returns the instances that are not running. */
    public List<Instance> missing() {
        return processes.keySet().stream()
                .filter(name -> process(name).process().isEmpty())
                .toList();
    }

    /** Returns the names of a service's readiness checks that are down; empty for other parts. */
    public List<String> waitingFor(Instance name) {
        return PartName.SERVICES.contains(name.part()) ? service(name).waitingFor() : List.of();
    }

    /** Returns whether a service answers, ready or not. */
    boolean live(Instance name) {
        return PartName.SERVICES.contains(name.part()) && service(name).live();
    }

    private ManagedProcess part(Instance name) {
        return switch (name.part()) {
            case POSTGRES ->
                new PostgresServer(
                        new PostgresSettings(
                                checkout.postgresBinaries(),
                                configuration.state().postgresData(),
                                true,
                                new Superuser(
                                        configuration.ports().of(name),
                                        configuration.postgresSuperuserPassword(),
                                        serverFiles(name))),
                        configuration.databases(),
                        configuration.runtimeRoles());
            case KAFKA -> new KafkaServer(configuration.state().kafka(), kafkaListeners(), false, javaOptions);
            case MAIL -> new MailPart(configuration.ports(), javaOptions);
            case GATEWAY -> new GatewayPart(configuration, javaOptions);
            case SCOPE_REGISTRY, AUTH_SERVICE, USER_SERVICE, AUDIT_SERVICE, SAMPLE_POS_API, FORWARD_AUTH ->
                service(name);
        };
    }

    private KafkaListeners kafkaListeners() {
        Ports ports = configuration.ports();
        int port = ports.of(PartName.KAFKA);
        return serverFiles(Instance.first(PartName.KAFKA))
                .map(files -> KafkaListeners.tls(
                        port, ports.kafkaSasl(), ports.kafkaController(), files, configuration.kafkaPasswords()))
                .orElseGet(() -> KafkaListeners.plain(port, ports.kafkaController()));
    }

    private Optional<ServerFiles> serverFiles(Instance name) {
        return configuration.topology().tlsInside()
                ? Optional.of(ServerFiles.of(configuration.state(), name.text()))
                : Optional.empty();
    }

    private QuarkusService service(Instance name) {
        return new QuarkusService(name, checkout, configuration, javaOptions);
    }
}
