package io.tillgate.user.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What production may not have. Each problem names its key and what to do. */
final class ProductionRules {
    private static final String REGISTRATION = "tillgate.users.registration";
    private static final String REGISTRATION_LIMIT = "tillgate.users.throttle.registrations";
    private static final String PASSWORD_LIMIT = "tillgate.users.throttle.wrong-passwords";
    private static final String ISSUER = "tillgate.issuer";
    private static final String SECRET_FILE = "tillgate.users.secret-file";
    private static final String MAIL_FROM = "quarkus.mailer.from";
    private static final String MAIL_MOCK = "quarkus.mailer.mock";
    private static final String MAIL_HOST = "quarkus.mailer.host";
    private static final String MAIL_TLS = "quarkus.mailer.tls";
    private static final String MAIL_START_TLS = "quarkus.mailer.start-tls";
    private static final String MEMORY = "tillgate.users.passwords.memory-kib";
    private static final String ITERATIONS = "tillgate.users.passwords.iterations";
    private static final String CORS = "quarkus.http.cors.origins";
    private static final String DB_USER = "quarkus.datasource.username";
    private static final String DB_PASSWORD = "quarkus.datasource.password";
    private static final int OWASP_MEMORY_KIB = 19_456;

    private ProductionRules() {}

    /**
     * All problems.
     *
     * @param value gives the value of a key; the empty string where it is not set
     */
    static List<String> problems(UnaryOperator<String> value) {
        List<String> problems = new ArrayList<>();
        if (value.apply(REGISTRATION).equalsIgnoreCase("open") && number(value, REGISTRATION_LIMIT, 60) == 0) {
            problems.add(
                    REGISTRATION_LIMIT + " is 0 while " + REGISTRATION + " is open: set a limit, or client or admin");
        }
        if (number(value, PASSWORD_LIMIT, 10) == 0) {
            problems.add(PASSWORD_LIMIT + " is 0: set a limit, so that a stolen token cannot guess the password");
        }
        if (!value.apply(ISSUER).startsWith("https://")) {
            problems.add(ISSUER + " is not https: set the public https origin");
        }
        if (value.apply(SECRET_FILE).isEmpty()) {
            problems.add(
                    SECRET_FILE + " is not set: name a file with 32 random bytes in Base64 (openssl rand -base64 32)");
        }
        mail(value, problems);
        int memory = number(value, MEMORY, OWASP_MEMORY_KIB);
        int iterations = number(value, ITERATIONS, 2);
        if (memory < OWASP_MEMORY_KIB || iterations < 2) {
            problems.add(MEMORY + " and " + ITERATIONS + " are below 19456 and 2: raise them");
        }
        String origins = value.apply(CORS);
        if (origins.contains("*")) {
            problems.add(CORS + " has a wildcard: name the origins");
        }
        String password = value.apply(DB_PASSWORD);
        if (password.isEmpty() || password.equals(value.apply(DB_USER))) {
            problems.add(DB_PASSWORD + " is empty or the role's name: set a random one");
        }
        return problems;
    }

    private static void mail(UnaryOperator<String> value, List<String> problems) {
        if (Boolean.parseBoolean(value.apply(MAIL_MOCK))) {
            problems.add(MAIL_MOCK + " is true: no mail would be sent; set it to false");
        }
        if (value.apply(MAIL_FROM).isEmpty()) {
            problems.add(MAIL_FROM + " is not set: set the address that mails come from");
        }
        String host = value.apply(MAIL_HOST);
        if (host.isEmpty()) {
            problems.add(MAIL_HOST + " is not set: name the mail server");
        }
        boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
        boolean tls = Boolean.parseBoolean(value.apply(MAIL_TLS))
                || value.apply(MAIL_START_TLS).equalsIgnoreCase("required");
        if (!loopback && !tls) {
            problems.add(MAIL_START_TLS + " is not REQUIRED and " + MAIL_TLS
                    + " is not true: links would cross the network in the clear; set one of them");
        }
    }

    private static int number(UnaryOperator<String> value, String key, int ifUnset) {
        String text = value.apply(key).strip();
        try {
            return text.isEmpty() ? ifUnset : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0; // what cannot be read is refused, with the key that it belongs to
        }
    }
}
