package io.tillgate.scope.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.ScopeChanged;
import io.tillgate.event.ScopeWording;
import io.tillgate.outbox.event.SessionEventOutbox;
import io.tillgate.scope.definition.ScopeChanges;
import io.tillgate.scope.definition.ScopeContent;
import io.tillgate.scope.definition.ScopeDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes changes of scopes to the outbox as {@link ScopeChanged} events. Stateless. */
@ApplicationScoped
class ScopeEvents implements ScopeChanges {
    private final SessionEventOutbox outbox;

    ScopeEvents(SessionEventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> announce(ScopeDefinition definition, Cause cause, @Nullable String actor) {
        return outbox.append(changed(definition, cause, actor));
    }

    private static ScopeChanged changed(ScopeDefinition definition, Cause cause, @Nullable String actor) {
        ScopeContent content = definition.content();
        return new ScopeChanged(
                definition.namespace(),
                content.label(),
                content.description(),
                content.app(),
                content.icon(),
                content.color(),
                content.group(),
                definition.owner(),
                content.clientsOnly(),
                definition.status().wireName(),
                definition.version(),
                (cause == Cause.REVOKED ? Cause.RETIRED : cause).name().toLowerCase(Locale.ROOT),
                actor,
                cause == Cause.REVOKED ? true : null,
                translations(content),
                definition.consentVersion() == 1 ? null : definition.consentVersion(),
                content.apiKeys() ? null : false,
                content.grave() ? true : null);
    }

    private static @Nullable Map<String, ScopeWording> translations(ScopeContent content) {
        Map<String, ScopeWording> translations = new TreeMap<>();
        content.translations()
                .forEach((language, wording) ->
                        translations.put(language, new ScopeWording(wording.label(), wording.description())));
        return translations.isEmpty() ? null : translations;
    }
}
