package io.tillgate.auth.client.registration;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientDocument;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.SealedCursor;
import io.tillgate.auth.support.error.Problems;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds clients by id or page by page. */
@ApplicationScoped
public class ClientSearch {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT = 100;

    private final Pool pool;
    private final ClientRepository clients;
    private final KeyRing keys;

    ClientSearch(Pool pool, ClientRepository clients, KeyRing keys) {
        this.pool = pool;
        this.clients = clients;
        this.keys = keys;
    }

    /**
     * A page of clients.
     *
     * @param items the clients, sorted by id
     * @param nextCursor the cursor of the next page; absent on the last
     */
    public record Page(List<ClientDocument> items, @Nullable String nextCursor) {}

    /** Returns one client; fails with 404 if there is none. */
    public Uni<RegisteredClient> find(String clientId) {
        return clients.find(pool, clientId)
                .map(found -> found.map(StoredClient::client).orElseThrow(ClientRegistry::unknown));
    }

    /** Returns a page of clients, sorted by id. */
    public Uni<Page> page(@Nullable String text, @Nullable String limit, @Nullable String cursor) {
        if (text != null && (text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
            throw Problems.invalid("q", "must have at most " + MAX_TEXT + " characters");
        }
        int size = limit == null ? DEFAULT_LIMIT : size(limit);
        String after = cursor == null ? "" : after(cursor, text);
        return clients.page(pool, text, after, size + 1).map(found -> {
            List<RegisteredClient> page = found.subList(0, Math.min(size, found.size()));
            String next = found.size() > size
                    ? SealedCursor.seal(
                            keys.secretHash(),
                            list(text),
                            page.get(size - 1).clientId().getBytes(StandardCharsets.UTF_8))
                    : null;
            return new Page(
                    page.stream()
                            .map(client -> new ClientDocument(client, null))
                            .toList(),
                    next);
        });
    }

    private String after(String cursor, @Nullable String text) {
        return SealedCursor.open(keys.secretHash(), list(text), cursor)
                .map(clientId -> new String(clientId, StandardCharsets.UTF_8))
                .orElseThrow(() -> Problems.invalid("cursor", "must be the next_cursor of the same list"));
    }

    private static String list(@Nullable String text) {
        return "clients with " + (text == null ? "" : text);
    }

    private static int size(String limit) {
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= MAX_LIMIT) {
                return size;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw Problems.invalid("limit", "must be a number from 1 to " + MAX_LIMIT);
    }
}
