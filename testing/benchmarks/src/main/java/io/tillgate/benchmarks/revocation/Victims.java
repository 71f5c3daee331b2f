package io.tillgate.benchmarks.revocation;

import io.tillgate.benchmarks.scenario.Credential;
import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of revocation that are measured: single tokens, and bulk revocations of an API key, an account and a
 * client.
 */
public final class Victims {
    /** Enough to revoke each at most once per second: tokens issued in the rest of that second are dated to its end. */
    private static final int CLIENTS = 40;

    private final Tokens tokens;

    /** Creates the victims of a stack. */
    public Victims(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Returns all victims. */
    public List<Victim> all() throws IOException, InterruptedException {
        return List.of(
                token("a JWT", tokens.client("backoffice")),
                token("an opaque token", tokens.register("Benchmark, opaque", "\"access_token_format\": \"opaque\"")),
                apiKey(),
                account(),
                client());
    }

    private Victim token(String name, Tokens.Client client) {
        return new Victim() {
            private String last = "";

            @Override
            public String name() {
                return name;
            }

            @Override
            public Credential arm(int round) throws IOException, InterruptedException {
                last = tokens.issue(client);
                return Credential.bearer(last);
            }

            @Override
            public int kill() throws IOException, InterruptedException {
                return tokens.revoke(client, last);
            }
        };
    }

    private Victim apiKey() {
        return new Victim() {
            private final Consent consent = new Consent(tokens);
            private String last = "";

            @Override
            public String name() {
                return "an API key";
            }

            @Override
            public Credential arm(int round) throws IOException, InterruptedException {
                String key = consent.key();
                last = tokens.introspect(key).get("key_id").asText();
                return Credential.apiKey(key);
            }

            @Override
            public int kill() throws IOException, InterruptedException {
                return tokens.kill("api_key", last);
            }
        };
    }

    private Victim account() {
        return new Victim() {
            private String last = "";

            @Override
            public String name() {
                return "an account";
            }

            @Override
            public Credential arm(int round) throws IOException, InterruptedException {
                String token = tokens.signIn().get("access_token").asText();
                last = tokens.introspect(token).get("sub").asText();
                return Credential.bearer(token);
            }

            @Override
            public int kill() throws IOException, InterruptedException {
                return tokens.kill("account", last);
            }
        };
    }

    private Victim client() throws IOException, InterruptedException {
        List<Tokens.Client> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(tokens.register("Benchmark, victim " + i, "\"access_token_format\": \"jwt\""));
        }
        return new Victim() {
            private Tokens.Client last = clients.get(0);

            @Override
            public String name() {
                return "a client";
            }

            @Override
            public Credential arm(int round) throws IOException, InterruptedException {
                last = clients.get(round % CLIENTS);
                return Credential.bearer(tokens.issue(last));
            }

            @Override
            public int kill() throws IOException, InterruptedException {
                return tokens.kill("client", last.id());
            }
        };
    }
}
