package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal endpoint of user-service that checks a password. */
@RegisterRestClient(configKey = "user-service")
@Path("/internal/credentials")
interface CredentialApi {

    @POST
    @Path("/verify")
    Uni<VerifiedAccount> verify(@HeaderParam("Authorization") String authorization, Credentials credentials);

    record Credentials(String userName, String password) {
        @Override
        public String toString() {
            return "Credentials[redacted]";
        }
    }

    record VerifiedAccount(
            UUID id, String userName, String status, List<String> groups, long version, Instant credentialsChangedAt) {

        Account account() {
            return new Account(
                    id, userName, status, groups, version, credentialsChangedAt, Instant.EPOCH, Instant.EPOCH);
        }
    }
}
