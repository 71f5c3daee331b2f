package io.tillgate.local.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stack's ports and secrets, and the files made of them. The files are written anew at every start: other ports make
 * other files with the same secrets.
 */
public final class StackConfiguration {
    private final StateDirectory state;
    private final Ports ports;
    private final Secrets secrets;

    public StackConfiguration(StateDirectory state, Ports ports) throws IOException {
        this.state = state;
        this.ports = ports;
        this.secrets = Secrets.load(state);
    }

    public Ports ports() {
        return ports;
    }

    public StateDirectory state() {
        return state;
    }

    /** The password of PostgreSQL's superuser. */
    public String postgresSuperuserPassword() {
        return secrets.postgresSuperuser();
    }

    /** Each database and the password of its owner. */
    public Map<String, String> databases() {
        return ServiceProperties.databases(secrets);
    }

    /** Writes every file, each mode 600; the secrets first, so that nothing is ever written with one that is lost. */
    public void write() throws IOException {
        state.create();
        Map<Path, String> files = files();
        secrets.save(state);
        ports.save(state);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            PrivateFile.write(file.getKey(), file.getValue());
        }
    }

    private Map<Path, String> files() {
        Map<Path, String> files = new LinkedHashMap<>();
        ServiceProperties properties = new ServiceProperties(state, ports, secrets);
        for (PartName service : PartName.SERVICES) {
            files.put(serviceProperties(service), PropertyText.of(properties.of(service)));
            files.put(ServiceProperties.clientSecretFile(state, service), secrets.client(service.text()) + "\n");
        }
        files.put(gatewayProperties(), PropertyText.of(gateway()));
        for (String key : ServiceProperties.KEYS) {
            files.put(ServiceProperties.keyFile(state, key), secrets.key(key) + "\n");
        }
        files.put(state.config("clients.json"), new BootstrapClients(secrets, ports.origin()).json());
        files.put(state.config("accounts.json"), BootstrapAccounts.json(secrets));
        files.put(state.config("scopes.json"), BootstrapScopes.json());
        files.put(state.credentials(), new Credentials(ports, secrets).json());
        secrets.postgresSuperuser();
        return files;
    }

    /** The configuration file of a Quarkus service. */
    public Path serviceProperties(PartName service) {
        return state.config(service.text() + ".properties");
    }

    public Path gatewayProperties() {
        return state.config("gateway.properties");
    }

    private Map<String, String> gateway() {
        Map<String, String> values = new TreeMap<>();
        values.put("port", Integer.toString(ports.of(PartName.GATEWAY)));
        for (PartName service : PartName.SERVICES) {
            values.put("upstream." + service.text(), Integer.toString(ports.of(service)));
        }
        return values;
    }
}
