package io.tillgate.auth.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a client. Plain text and https addresses, never markup.
 *
 * @param clientName its name
 * @param clientUri its home page
 * @param logoUri its logo
 * @param policyUri its privacy policy
 * @param tosUri its terms of service
 */
public record ClientDisplay(
        String clientName,
        @Nullable URI clientUri,
        @Nullable URI logoUri,
        @Nullable URI policyUri,
        @Nullable URI tosUri) {}
