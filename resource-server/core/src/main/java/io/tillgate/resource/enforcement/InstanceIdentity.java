package io.tillgate.resource.enforcement;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * Who reports.
 *
 * @param instance this process and no other, not even the one that takes its place
 * @param service what it is a process of
 */
public record InstanceIdentity(String instance, String service) {
    private static final int SUFFIX = 8;

    /** The identity of a new process of a service. */
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
