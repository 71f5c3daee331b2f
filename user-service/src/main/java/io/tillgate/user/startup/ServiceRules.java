package io.tillgate.user.startup;

import io.tillgate.production.ProductionRules;
import io.tillgate.production.ProductionSettings;
import jakarta.inject.Singleton;

/** Checks the settings of this service in production. */
@Singleton
class ServiceRules implements ProductionRules {
    private static final String REGISTRATION = "tillgate.users.registration";
    private static final String REGISTRATION_LIMIT = "tillgate.users.throttle.registrations";
    private static final String PASSWORD_LIMIT = "tillgate.users.throttle.wrong-passwords";
    private static final String MAIL_MOCK = "quarkus.mailer.mock";
    private static final String MAIL_HOST = "quarkus.mailer.host";
    private static final String MAIL_TLS = "quarkus.mailer.tls";
    private static final String MAIL_START_TLS = "quarkus.mailer.start-tls";
    private static final String MEMORY = "tillgate.users.passwords.memory-kib";
    private static final String ITERATIONS = "tillgate.users.passwords.iterations";
    private static final int OWASP_MEMORY_KIB = 19_456;

    @Override
    public void check(ProductionSettings settings) {
        settings.requireHttps("tillgate.issuer", "set the public origin")
                .requireText(
                        "tillgate.users.secret-file",
                        "name a file with 32 random bytes in Base64 (openssl rand -base64 32)")
                .requireText(
                        "tillgate.event.signing-key-file",
                        "name a file with an RSA key in PEM (openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072)")
                .requireDatabasePassword()
                .requireNamedOrigins();
        limits(settings);
        mail(settings);
        settings.refuseIf(
                number(settings, MEMORY, OWASP_MEMORY_KIB) < OWASP_MEMORY_KIB || number(settings, ITERATIONS, 2) < 2,
                MEMORY + " and " + ITERATIONS + " are below 19456 and 2: raise them");
    }

    private static void limits(ProductionSettings settings) {
        boolean open = settings.text(REGISTRATION).orElse("").equalsIgnoreCase("open");
        settings.refuseIf(
                        open && number(settings, REGISTRATION_LIMIT, 60) == 0,
                        REGISTRATION_LIMIT + " is 0 while " + REGISTRATION
                                + " is open: set a limit, or client or admin")
                .refuseIf(
                        number(settings, PASSWORD_LIMIT, 10) == 0,
                        PASSWORD_LIMIT + " is 0: set a limit, so that a stolen token cannot guess the password");
    }

    private static void mail(ProductionSettings settings) {
        String host = settings.text(MAIL_HOST).orElse("");
        boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
        boolean tls = settings.isTrue(MAIL_TLS)
                || settings.text(MAIL_START_TLS).orElse("").equalsIgnoreCase("required");
        settings.refuseIf(settings.isTrue(MAIL_MOCK), MAIL_MOCK + " is true: no mail would be sent; set it to false")
                .requireText("quarkus.mailer.from", "be set: the address that mails come from")
                .requireText(MAIL_HOST, "name the mail server")
                .refuseIf(
                        !loopback && !tls,
                        MAIL_START_TLS + " is not REQUIRED and " + MAIL_TLS
                                + " is not true: links would cross the network in the clear; set one of them");
    }

    private static int number(ProductionSettings settings, String key, int ifUnset) {
        try {
            return settings.text(key)
                    .map(value -> Integer.parseInt(value.strip()))
                    .orElse(ifUnset);
        } catch (NumberFormatException e) {
            return 0; // an invalid number is refused, with its key
        }
    }
}
