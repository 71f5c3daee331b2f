package io.tillgate.audit.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.text.TextHash;
import io.tillgate.text.UuidText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Restricts a search to the events that concern an account: those that state its id, the failed sign-ins with its user
 * names, which state only the hash of a name, and the revocations of its tokens, grants and keys, which state only the
 * id of what is revoked.
 */
final class AccountConditions {
    /** How many changes of accounts are considered, the newest first. */
    private static final int MOST_CHANGES = 1_000;
    /** How many tokens and keys are considered, the newest first. */
    private static final int MOST_TOKENS = 10_000;

    private static final String REVOCATIONS = """
            SELECT leaf_index FROM audit_event WHERE type_name = 'TokensRevoked' AND subject IN (
                SELECT unnest(ARRAY['jti:' || (data->>'token_id'), 'grant:' || (data->>'grant_id'),
                    'key:' || (data->>'key_id')])
                FROM (SELECT data FROM audit_event
                    WHERE type_name IN ('TokenIssued', 'TokenRefreshed', 'ApiKeyIssued')
                    AND terms @@ $1::text::tsquery ORDER BY leaf_index DESC LIMIT $2) AS issued)
            """;

    private final Pool pool;
    private final Function<EventQuery, Uni<List<StoredEvent>>> search;

    /**
     * @param search finds events, with their personal data decrypted
     */
    AccountConditions(Pool pool, Function<EventQuery, Uni<List<StoredEvent>>> search) {
        this.pool = pool;
        this.search = search;
    }

    /** Adds the conditions of the account and of the user name of a filter, where it has them. */
    Uni<SqlConditions> restrict(EventFilter filter, SqlConditions conditions) {
        UUID account = filter.account();
        String name = filter.userName();
        Uni<SqlConditions> byAccount =
                account == null ? Uni.createFrom().item(conditions) : restrict(Set.of(account), null, conditions);
        return name == null
                ? byAccount
                : byAccount.chain(() -> named(name)).chain(accounts -> restrict(accounts, name, conditions));
    }

    /** Returns the accounts that have or had a user name. */
    private Uni<Set<UUID>> named(String name) {
        return changes(EventFilter.accountChanges(null, SearchedWord.whole(name)))
                .map(changes -> changes.stream()
                        .filter(change -> name.equalsIgnoreCase(userName(change)))
                        .flatMap(change ->
                                UuidText.parse(change.event().data().path("id").asText()).stream())
                        .collect(Collectors.toSet()));
    }

    private Uni<SqlConditions> restrict(Set<UUID> accounts, @Nullable String name, SqlConditions conditions) {
        String[] ids = accounts.stream().map(UUID::toString).toArray(String[]::new);
        return names(ids)
                .map(names -> Stream.concat(Stream.ofNullable(name), names.stream()))
                .chain(names -> revocations(ids).map(places -> {
                    Stream<String> hashes = names.map(each -> TextHash.of(each.toLowerCase(Locale.ROOT)));
                    conditions.add(
                            "(terms @@ ?::text::tsquery OR subject = ANY (?) OR actor = ANY (?) OR leaf_index = ANY (?))",
                            anyOf(Stream.concat(Stream.of(ids), hashes)),
                            ids,
                            ids,
                            places);
                    return conditions;
                }));
    }

    /** Returns the names that accounts have or had. */
    private Uni<Set<String>> names(String[] ids) {
        return Multi.createFrom()
                .items(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> changes(EventFilter.accountChanges(id, Set.of())))
                .collect()
                .in(
                        HashSet::new,
                        (names, changes) -> changes.stream()
                                .map(AccountConditions::userName)
                                .filter(Objects::nonNull)
                                .forEach(names::add));
    }

    private Uni<Long[]> revocations(String[] ids) {
        if (ids.length == 0) {
            return Uni.createFrom().item(new Long[0]);
        }
        return pool.preparedQuery(REVOCATIONS)
                .execute(Tuple.of(anyOf(Stream.of(ids)), MOST_TOKENS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong(0))
                        .toArray(Long[]::new));
    }

    private Uni<List<StoredEvent>> changes(EventFilter filter) {
        return search.apply(new EventQuery(filter, MOST_CHANGES, null));
    }

    private static @Nullable String userName(StoredEvent change) {
        return change.event().data().path("user_name").textValue();
    }

    /** Returns a PostgreSQL text search query for any of the texts. */
    private static String anyOf(Stream<String> texts) {
        return texts.map(SearchedWord::whole).map(AccountConditions::allOf).collect(Collectors.joining(" | "));
    }

    private static String allOf(Collection<SearchedWord> words) {
        return words.stream().map(SearchedWord::query).collect(Collectors.joining(" & ", "(", ")"));
    }
}
