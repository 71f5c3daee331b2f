package io.tillgate.local.command;

import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.tls.DevelopmentCertificates;
import java.nio.file.Path;

/** The text that {@code up} prints when the stack is ready: the addresses and a first call. */
final class StartupSummary {
    private StartupSummary() {}

    static String text(StackConfiguration configuration) {
        Ports ports = configuration.ports();
        boolean tls = configuration.topology().tls();
        Path authority = DevelopmentCertificates.authority(configuration.state());
        return """

                  Portal             %1$s/portal
                                     (sign in as admin; the password: ./tillgate password admin)
                  Origin and issuer  %1$s
                  API documentation  %1$s/docs
                  Protected API      %1$s/api/v2/dishes
                  Mails that came    %1$s/mail
                  PostgreSQL         postgresql://127.0.0.1:%2$d
                  Kafka              127.0.0.1:%3$d
                  Credentials        %4$s
                %5$s
                A first call:

                  curl %6$s%1$s/api/v2/dishes -H "Authorization: Bearer $(./tillgate token admin)"
                """.formatted(
                        configuration.origin(),
                        ports.of(PartName.POSTGRES),
                        ports.of(PartName.KAFKA),
                        configuration.state().credentials(),
                        tls
                                ? "  CA certificate     " + authority
                                        + "\n                     (curl --cacert, NODE_EXTRA_CA_CERTS, or a browser's"
                                        + " authorities)\n"
                                : "",
                        tls ? "--cacert '" + authority + "' " : "");
    }
}
