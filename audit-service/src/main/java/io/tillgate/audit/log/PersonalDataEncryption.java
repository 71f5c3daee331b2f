package io.tillgate.audit.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.person.PersonKey;
import io.tillgate.audit.person.PersonalMembers;
import io.tillgate.audit.person.PersonalRow;
import io.tillgate.audit.person.SubjectKeyRepository;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the personal data of entries with the keys of their accounts. The log hashes and stores the encrypted form
 * only. Safe for concurrent use.
 */
@ApplicationScoped
class PersonalDataEncryption {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final SubjectKeyRepository persons;

    PersonalDataEncryption(SubjectKeyRepository persons) {
        this.persons = persons;
    }

    /**
     * An entry with its personal data encrypted.
     *
     * @param entry the entry
     * @param address the address that is encrypted in it
     * @param terms the words that are encrypted in it
     */
    record Sealed(LogEntry entry, @Nullable String address, Set<String> terms) {
        PersonalRow row(long leafIndex, Instant recordedAt) {
            return new PersonalRow(leafIndex, recordedAt, Objects.requireNonNull(entry.person()), address, terms);
        }

        boolean isFoundByPerson() {
            return address != null || !terms.isEmpty();
        }
    }

    Uni<List<Sealed>> seal(SqlConnection transaction, List<LogEntry> entries) {
        List<UUID> accounts = entries.stream()
                .map(LogEntry::person)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        Uni<Map<UUID, PersonKey>> keys =
                accounts.isEmpty() ? Uni.createFrom().item(Map.of()) : persons.make(transaction, accounts);
        return keys.map(found -> closed(entries, found));
    }

    /** Encrypts entries in order. Entries that follow the deletion of their account have their data erased. */
    private static List<Sealed> closed(List<LogEntry> entries, Map<UUID, PersonKey> found) {
        Map<UUID, PersonKey> keys = new HashMap<>(found);
        List<Sealed> closed = new ArrayList<>();
        for (LogEntry entry : entries) {
            closed.add(closed(entry, keys));
            @Nullable UUID person = entry.person();
            if (person != null && entry.lastOfPerson()) {
                keys.remove(person);
            }
        }
        return closed;
    }

    /** Saves the address and words by which entries with encrypted values are found. */
    Uni<Void> finish(SqlConnection transaction, List<Sealed> entries, Growth growth) {
        List<PersonalRow> rows = new ArrayList<>();
        Instant recordedAt = growth.after().recordedAt();
        for (int i = 0; i < entries.size(); i++) {
            Sealed closed = entries.get(i);
            if (closed.isFoundByPerson()) {
                rows.add(closed.row(growth.first() + i, recordedAt));
            }
        }
        return persons.remember(transaction, rows);
    }

    /** Erases the personal data of deleted accounts. */
    Uni<Void> end(SqlConnection transaction, List<LogEntry> entries, Instant now) {
        List<UUID> gone = entries.stream()
                .filter(LogEntry::lastOfPerson)
                .map(LogEntry::person)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return persons.erase(transaction, gone, now);
    }

    private static Sealed closed(LogEntry entry, Map<UUID, PersonKey> keys) {
        @Nullable UUID person = entry.person();
        if (person == null) {
            return new Sealed(entry, null, Set.of());
        }
        @Nullable PersonKey key = keys.get(person);
        ObjectNode plain = parse(entry.data());
        ObjectNode data = PersonalMembers.closed(plain, entry.id(), key);
        Map<String, String> texts = PersonalMembers.texts(plain);
        boolean hasAddress = texts.containsKey(PersonalMembers.ADDRESS);
        LogEntry logged = entry.withData(data.toString(), SearchTerms.of(data), hasAddress ? null : entry.address());
        return key == null
                ? new Sealed(logged, null, Set.of())
                : new Sealed(
                        logged, hasAddress ? entry.address() : null, SearchTerms.of(String.join(" ", texts.values())));
    }

    private static ObjectNode parse(String data) {
        try {
            return (ObjectNode) JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entries hold JSON objects only", e);
        }
    }
}
