package io.tillgate.local.command;

import io.tillgate.local.client.Answer;
import io.tillgate.local.client.Call;
import io.tillgate.local.client.Origin;
import io.tillgate.local.client.StackCredentials;
import io.tillgate.local.client.TokenCalls;
import io.tillgate.local.part.PartException;
import io.tillgate.local.tls.DevelopmentCertificates;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description =
                "Print a new access token of a user, who signs in at pos-admin, or of a client that acts for itself.")
final class TokenCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "<user|client>",
            description =
                    "For example admin, or backoffice. A name that is both means the client, except with --password.")
    private String name = "";

    @Option(names = "--password", description = "The password of a user other than admin.")
    private @Nullable String password;

    @Option(
            names = "--scope",
            paramLabel = "\"scope ...\"",
            description = "The scopes of a client's token; without it, the client's default scopes.")
    private String scope = "";

    TokenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        StackCredentials credentials = console.credentials();
        boolean tls = console.stack().configuration().topology().tls();
        Origin origin = new Origin(credentials.baseUrl(), tls ? DevelopmentCertificates.trust(console.state()) : null);
        Answer answer = origin.send(request(credentials));
        String token = answer.text("access_token");
        if (token.isEmpty()) {
            throw new PartException(name + " gets no token: " + answer.status() + " " + answer.reason());
        }
        console.line(token);
        return 0;
    }

    private Call request(StackCredentials credentials) {
        Optional<StackCredentials.Client> client = password == null ? client(credentials) : Optional.empty();
        if (client.isPresent()) {
            return TokenCalls.clientCredentials(client.get(), scope);
        }
        if (!scope.isBlank()) {
            throw new PartException("--scope is for clients. A user gets the default scopes of pos-admin.");
        }
        return new TokenCalls(credentials).posToken(name, passwordOf(credentials));
    }

    private Optional<StackCredentials.Client> client(StackCredentials credentials) {
        return credentials.confidentialClients().values().stream()
                .filter(each -> each.id().equals(name))
                .findFirst();
    }

    private String passwordOf(StackCredentials credentials) {
        if (password != null) {
            return password;
        }
        if (name.equals(credentials.adminName())) {
            return credentials.adminPassword();
        }
        throw new PartException("The password of " + name + " is not stored here. For a user: ./tillgate token " + name
                + " --password <password>. The clients are: "
                + credentials.confidentialClients().values().stream()
                        .map(StackCredentials.Client::id)
                        .collect(Collectors.joining(" ")));
    }
}
