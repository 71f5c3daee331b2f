package io.tillgate.audit.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.person.PersonKey;
import io.tillgate.audit.person.PersonalMembers;
import io.tillgate.audit.person.SubjectKeyRepository;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decrypts the personal data of events for authorized readers, unless the account has been deleted. */
@ApplicationScoped
class PersonalDataDecryption {
    private final Pool pool;
    private final SubjectKeyRepository persons;

    PersonalDataDecryption(Pool pool, SubjectKeyRepository persons) {
        this.pool = pool;
        this.persons = persons;
    }

    Uni<List<StoredEvent>> open(List<StoredEvent> events) {
        List<UUID> accounts = events.stream()
                .flatMap(event -> person(event).stream())
                .distinct()
                .toList();
        return persons.find(pool, accounts)
                .map(keys -> events.stream().map(event -> opened(event, keys)).toList());
    }

    private static StoredEvent opened(StoredEvent event, Map<UUID, PersonKey> keys) {
        JsonNode data = event.event().data();
        return PersonalMembers.isSealed(data)
                ? event.with(event.event()
                        .with(PersonalMembers.opened(
                                (ObjectNode) data,
                                event.event().id(),
                                person(event).map(keys::get).orElse(null))))
                : event;
    }

    private static Optional<UUID> person(StoredEvent event) {
        JsonNode data = event.event().data();
        return PersonalMembers.isSealed(data)
                ? PersonalMembers.person(event.event().type(), data)
                : Optional.empty();
    }
}
