package io.tillgate.local;

/** A program that starts the embedded servers and dies without closing them. */
final class DyingParent {
    private DyingParent() {}

    public static void main(String[] arguments) {
        EmbeddedServers servers = EmbeddedServers.start();
        System.out.println(servers.postgresPort() + " " + servers.kafkaBootstrap());
        Runtime.getRuntime().halt(9);
    }
}
