package io.tillgate.resource.enforcement;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * Identifies the reporting instance.
 *
 * @param instance the id of this process; a restarted process gets a new one
 * @param service the name of the service that the process runs
 */
public record InstanceIdentity(String instance, String service) {
    private static final int SUFFIX = 8;

    /** Creates the identity of a new process of a service. */
    public static InstanceIdentity of(String service) {
        String suffix = UUID.randomUUID().toString().substring(0, SUFFIX);
        return new InstanceIdentity(service + "/" + hostName() + "-" + suffix, service);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
