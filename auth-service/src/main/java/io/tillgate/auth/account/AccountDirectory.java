package io.tillgate.auth.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes accounts at user-service on behalf of the calling account; user-service checks its rights. A
 * refusal of user-service becomes a {@link ProblemException} with its violations; if it is unavailable, the call fails
 * with {@code temporarily_unavailable}.
 */
@ApplicationScoped
public class AccountDirectory {
    private final DirectoryApi api;
    private final AccountTokens tokens;

    AccountDirectory(@RestClient DirectoryApi api, AccountTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    public Uni<DirectoryEntry> find(SignedInAccount caller, UUID id) {
        return told(api.find(tokens.authorization(caller), id));
    }

    /**
     * Returns a page of accounts, oldest first.
     *
     * @param text the prefix of a user name or an email address; null for all
     */
    public Uni<DirectoryPage> list(
            SignedInAccount caller, @Nullable String text, @Nullable String status, @Nullable String cursor) {
        return told(api.list(tokens.authorization(caller), text, status, cursor));
    }

    /** Creates an account; with an address and without a password it is activated by email. */
    public Uni<DirectoryEntry> create(SignedInAccount caller, ObjectNode account) {
        return told(api.create(tokens.authorization(caller), account));
    }

    public Uni<DirectoryEntry> change(SignedInAccount caller, UUID id, ObjectNode patch) {
        return told(api.change(tokens.authorization(caller), id, patch));
    }

    public Uni<Void> delete(SignedInAccount caller, UUID id) {
        return told(api.delete(tokens.authorization(caller), id));
    }

    /** Sends another verification link to the caller's unverified address. */
    public Uni<Void> sendEmailLink(SignedInAccount caller) {
        return told(
                api.sendEmailLink(tokens.authorization(caller), caller.account().id()));
    }

    public Uni<Void> changePassword(SignedInAccount caller, RawPassword current, RawPassword changed) {
        ObjectNode passwords = JsonNodeFactory.instance
                .objectNode()
                .put("current_password", current.value())
                .put("new_password", changed.value());
        return told(api.changePassword(
                tokens.authorization(caller), caller.account().id(), passwords));
    }

    private static <T> Uni<T> told(Uni<T> call) {
        return call.onFailure().transform(AccountDirectory::failure);
    }

    private static Throwable failure(Throwable failure) {
        if (failure instanceof WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 429) {
                return OAuthException.slowDown(RetryAfter.of(e));
            }
            if (status >= 400 && status < 500 && status != 401) {
                return Problems.ofAnswer(e.getResponse(), "user-service");
            }
        }
        return OAuthException.unavailable("Accounts are not available at the moment", failure);
    }
}
