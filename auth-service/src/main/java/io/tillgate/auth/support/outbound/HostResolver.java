package io.tillgate.auth.support.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves the addresses of a host. May block. */
@FunctionalInterface
interface HostResolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}
