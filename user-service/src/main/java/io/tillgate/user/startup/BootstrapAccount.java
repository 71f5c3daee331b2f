package io.tillgate.user.startup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.user.account.AccountField;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of the bootstrap file.
 *
 * @param userName its name
 * @param password its first password
 * @param email its address
 * @param displayName its display name
 * @param groups its groups
 */
record BootstrapAccount(
        String userName,
        RawPassword password,
        @Nullable String email,
        @Nullable String displayName,
        List<String> groups) {
    private static final int MAX_GROUPS = 32;

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if an account is invalid; the message contains no values
     */
    static List<BootstrapAccount> read(Path file) {
        try {
            List<BootstrapAccount> accounts = new ArrayList<>();
            for (JsonNode node :
                    new ObjectMapper().readTree(Files.readAllBytes(file)).withArray("accounts")) {
                accounts.add(account(node));
            }
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.users.bootstrap.accounts-file: " + file + " cannot be read", e);
        } catch (ProblemException e) {
            List<String> wrong = e.problem().violations().stream()
                    .map(BootstrapAccount::text)
                    .toList();
            throw new IllegalStateException(
                    "tillgate.users.bootstrap.accounts-file: " + file + ": an account's " + String.join("; ", wrong),
                    e);
        }
    }

    private static BootstrapAccount account(JsonNode node) throws IOException {
        RequestFields fields = RequestFields.ofJson(new ObjectMapper().writeValueAsBytes(node));
        fields.allowOnly(java.util.Set.of("user_name", "password", "email", "display_name", "groups"));
        BootstrapAccount account = new BootstrapAccount(
                fields.required("user_name", AccountField.USER_NAME::malformed),
                RawPassword.of(fields.required("password", text -> Passwords.malformed(RawPassword.of(text)))),
                fields.text("email", AccountField.EMAIL::malformed),
                fields.text("display_name", AccountField.DISPLAY_NAME::malformed),
                fields.texts("groups", MAX_GROUPS, AccountField.GROUP::malformed));
        fields.refuseIfInvalid();
        return account;
    }

    private static String text(Violation violation) {
        return violation.field() + " " + violation.message();
    }
}
