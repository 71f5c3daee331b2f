package io.tillgate.user;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testsupport.ServiceSettings;
import java.nio.file.Path;
import java.util.Map;

/** Real PostgreSQL, SMTP, and Kafka with the issuer's heartbeat on it, a real JWKS endpoint, and a bootstrap file. */
public class UserServiceEnvironment implements QuarkusTestResourceLifecycleManager {
    /** The password of the bootstrap account {@code admin}. */
    public static final String ADMIN_PASSWORD = "bootstrap-Horse-42-staple";

    private final AccountIssuer issuer = new AccountIssuer();
    private final EmbeddedServers servers = EmbeddedServers.start();
    private final MailServer mail = new MailServer();
    private final RevocationWriter revocations = new RevocationWriter(
                    servers.kafkaBootstrap(), Topic.REVOCATIONS.topicName(), issuer.key(), AccountIssuer.ORIGIN)
            .startHeart();

    @Override
    public Map<String, String> start() {
        return new ServiceSettings(servers, "users")
                .issuer(issuer)
                .with("quarkus.mailer.host", "127.0.0.1")
                .with("quarkus.mailer.port", mail.port())
                .with("quarkus.log.category.\"com.icegreen\".level", "WARN")
                .with("tillgate.issuer", AccountIssuer.ORIGIN)
                .with("tillgate.users.bootstrap.accounts-file", accountsFile())
                .with("tillgate.users.passwords.memory-kib", 1024)
                .toMap();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(AccountIssuer.class));
        injector.injectIntoFields(mail, new TestInjector.MatchesType(MailServer.class));
        injector.injectIntoFields(servers, new TestInjector.MatchesType(EmbeddedServers.class));
    }

    @Override
    public void stop() {
        revocations.close();
        issuer.close();
        mail.stop();
        servers.close();
    }

    private static Path accountsFile() {
        return ServiceSettings.file("accounts.json", """
                {"accounts":[{"user_name":"admin","password":"%s","display_name":"Administrator",
                              "groups":["user","master","administrator"]}]}""".formatted(ADMIN_PASSWORD));
    }
}
