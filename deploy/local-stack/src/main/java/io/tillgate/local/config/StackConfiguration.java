package io.tillgate.local.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ports and secrets of a stack, and the configuration files that are generated from them at every start. */
public final class StackConfiguration {
    private final StateDirectory state;
    private final Ports ports;
    private final Topology topology;
    private final Secrets secrets;

    public StackConfiguration(StateDirectory state, Ports ports, Topology topology) throws IOException {
        this.state = state;
        this.ports = ports;
        this.topology = topology;
        this.secrets = Secrets.load(state);
    }

    public Ports ports() {
        return ports;
    }

    public Topology topology() {
        return topology;
    }

    /** Returns the origin of the stack, which is the issuer. */
    public String origin() {
        return ports.origin(topology);
    }

    public StateDirectory state() {
        return state;
    }

    /** Returns the password of PostgreSQL's superuser. */
    public String postgresSuperuserPassword() {
        return secrets.postgresSuperuser();
    }

    /** Returns the password of the JVM key stores. */
    public String keyStorePassword() {
        return secrets.keyStore();
    }

    /** Returns the passwords of Kafka's clients that authenticate with one. */
    public Map<String, String> kafkaPasswords() {
        return InnerTls.passwords(secrets);
    }

    /** Returns the database names with their owners' passwords. */
    public Map<String, String> databases() {
        return ServiceProperties.databases(secrets);
    }

    /** Returns the databases that their service accesses by a role other than the owner, with the role's password. */
    public Map<String, String> runtimeRoles() {
        return ServiceProperties.runtimeRoles(secrets);
    }

    /** Writes all files with mode 600. The secrets are saved first, so that no file contains a secret that is lost. */
    public void write() throws IOException {
        state.create();
        state.requireCurrentData();
        Issuers issuers = Issuers.load(state).movedTo(origin());
        Map<Path, String> files = files(issuers);
        secrets.save(state);
        ports.save(state);
        topology.save(state);
        issuers.save(state);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            PrivateFile.write(file.getKey(), file.getValue());
        }
    }

    private Map<Path, String> files(Issuers issuers) {
        Map<Path, String> files = new LinkedHashMap<>();
        ServiceProperties properties = new ServiceProperties(state, ports, topology, issuers, secrets);
        for (PartName service : PartName.SERVICES) {
            topology.of(service)
                    .forEach(instance ->
                            files.put(serviceProperties(instance), PropertyText.of(properties.of(instance))));
            files.put(ServiceProperties.clientSecretFile(state, service), secrets.client(service.text()) + "\n");
        }
        files.put(gatewayProperties(), PropertyText.of(gateway()));
        for (String key : ServiceProperties.KEYS) {
            files.put(ServiceProperties.keyFile(state, key), secrets.key(key) + "\n");
        }
        for (String key : ServiceProperties.SIGNING_KEYS) {
            files.put(ServiceProperties.keyFile(state, key), secrets.signingKey(key));
        }
        files.put(state.config("clients.json"), new BootstrapClients(secrets, origin()).json());
        files.put(state.config("accounts.json"), BootstrapAccounts.json(secrets));
        files.put(state.config("scopes.json"), BootstrapScopes.json());
        files.put(state.credentials(), new Credentials(origin(), ports, topology, secrets).json());
        secrets.postgresSuperuser();
        secrets.keyStore();
        return files;
    }

    /** Returns the configuration file of a Quarkus service. */
    public Path serviceProperties(Instance instance) {
        return state.config(instance.text() + ".properties");
    }

    public Path gatewayProperties() {
        return state.config("gateway.properties");
    }

    private Map<String, String> gateway() {
        Map<String, String> values = new TreeMap<>();
        values.put("port", Integer.toString(ports.of(PartName.GATEWAY)));
        if (topology.tls()) {
            values.put("tls.port", Integer.toString(ports.gatewayTls()));
            values.put("tls.origin", origin());
            values.put("tls.certificate", state.tls("server.crt").toString());
            values.put("tls.key", state.tls("server.key").toString());
        }
        if (topology.several()) {
            values.put("inner.port", Integer.toString(ports.gatewayInner()));
        }
        if (topology.tlsInside()) {
            values.put("upstreams-tls.authority", state.tls("ca.crt").toString());
            values.put("upstreams-tls.plain", PartName.MAIL.text());
        }
        for (PartName service : PartName.SERVICES) {
            if (PartName.OPTIONAL.contains(service)) {
                continue; // the gateway routes nothing to them
            }
            values.put(
                    "upstream." + service.text(),
                    topology.of(service).stream()
                            .map(instance -> Integer.toString(ports.of(instance)))
                            .collect(Collectors.joining(",")));
        }
        values.put("upstream." + PartName.MAIL, Integer.toString(ports.mailWeb()));
        return values;
    }
}
