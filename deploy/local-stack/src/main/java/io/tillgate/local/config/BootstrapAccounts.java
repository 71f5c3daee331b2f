package io.tillgate.local.config;

import java.util.List;
import java.util.Map;

/** The accounts that user-service creates at its first start. */
final class BootstrapAccounts {
    static final String ADMIN = "admin";

    private BootstrapAccounts() {}

    static String json(Secrets secrets) {
        return Json.of(Map.of(
                "accounts",
                List.of(Map.of(
                        "user_name",
                        ADMIN,
                        "password",
                        secrets.adminPassword(),
                        "display_name",
                        "Administrator",
                        "groups",
                        List.of("user", "master", "administrator")))));
    }
}
