package io.tillgate.auth.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Problem;
import io.tillgate.auth.support.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes accounts at user-service, each time in the name of the account that asks: user-service judges what it
 * may do. A refusal of user-service is a {@link ProblemException} with its violations; where it is out of reach, the call
 * fails with {@code temporarily_unavailable}.
 */
@ApplicationScoped
public class AccountDirectory {
    private final DirectoryApi api;
    private final AccountTokens tokens;

    AccountDirectory(@RestClient DirectoryApi api, AccountTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /** One account. */
    public Uni<DirectoryEntry> find(SignedInAccount caller, UUID id) {
        return told(api.find(tokens.authorization(caller), id));
    }

    /**
     * Some accounts, oldest first.
     *
     * @param text what a user name or an email address begins with; null for all
     */
    public Uni<DirectoryPage> list(
            SignedInAccount caller, @Nullable String text, @Nullable String status, @Nullable String cursor) {
        return told(api.list(tokens.authorization(caller), text, status, cursor));
    }

    /** Makes an account; with an address and no password it is activated by mail. */
    public Uni<DirectoryEntry> create(SignedInAccount caller, ObjectNode account) {
        return told(api.create(tokens.authorization(caller), account));
    }

    /** Changes some fields of an account. */
    public Uni<DirectoryEntry> change(SignedInAccount caller, UUID id, ObjectNode patch) {
        return told(api.change(tokens.authorization(caller), id, patch));
    }

    /** Deletes an account. */
    public Uni<Void> delete(SignedInAccount caller, UUID id) {
        return told(api.delete(tokens.authorization(caller), id));
    }

    /** Sends another link to the caller's address that is not proven. */
    public Uni<Void> sendEmailLink(SignedInAccount caller) {
        return told(
                api.sendEmailLink(tokens.authorization(caller), caller.account().id()));
    }

    /** Changes the caller's own password. */
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
                return new ProblemException(Problem.ofAnswer(e.getResponse(), "user-service"));
            }
        }
        return OAuthException.unavailable("Accounts cannot be reached just now", failure);
    }
}
