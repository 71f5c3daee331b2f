package io.tillgate.scope.definition;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies manifests to the scopes of an app, each in one transaction. Safe for concurrent use. */
@ApplicationScoped
class Manifests {
    private final ScopeRegistry registry;
    private final ScopeRepository repository;

    Manifests(ScopeRegistry registry, ScopeRepository repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /**
     * The options for applying a manifest.
     *
     * @param dryRun true to return the changes without making them
     * @param revoke true to revoke the tokens that hold retired scopes at once, instead of at their next refresh
     */
    record Mode(boolean dryRun, boolean revoke) {}

    /** Registers and changes the scopes of the manifest, and retires the app's other scopes that the caller owns. */
    @WithTransaction
    Uni<ManifestDiff> apply(String app, SortedMap<String, ScopeRegistry.Wanted> named, Mode mode, Caller caller) {
        return repository
                .lock()
                .chain(() -> repository.findForManifest(app, named.keySet()))
                .map(found -> found.stream().collect(Collectors.toMap(ScopeDefinition::namespace, Function.identity())))
                .chain(current -> apply(app, named, current, mode, caller));
    }

    private Uni<ManifestDiff> apply(
            String app,
            SortedMap<String, ScopeRegistry.Wanted> named,
            Map<String, ScopeDefinition> current,
            Mode mode,
            Caller caller) {
        ManifestDiff diff = new ManifestDiff(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Supplier<Uni<?>>> steps = new ArrayList<>();
        named.forEach((namespace, wanted) -> {
            ScopeDefinition before = current.get(namespace);
            ScopeRegistry.requireOwn(namespace, before, caller);
            List<String> kind = kind(diff, before, wanted.content());
            kind.add(namespace);
            if (wanted.asksAgain() && before != null && kind != diff.unchanged()) {
                diff.reconsent().add(namespace);
            }
            steps.add(() -> mode.dryRun()
                    ? registry.requirePut(before, wanted, caller)
                    : registry.put(namespace, before, wanted, caller));
        });
        current.values().stream()
                .filter(scope -> scope.content().app().equals(app) && !named.containsKey(scope.namespace()))
                .filter(scope -> scope.isActive() && !scope.builtIn() && caller.owns(scope))
                .sorted(Comparator.comparing(ScopeDefinition::namespace))
                .forEach(scope -> {
                    diff.retired().add(scope.namespace());
                    if (!mode.dryRun()) {
                        steps.add(() -> registry.retire(scope, mode.revoke(), caller));
                    }
                });
        return inTurn(steps).replaceWith(diff);
    }

    private static List<String> kind(ManifestDiff diff, @Nullable ScopeDefinition before, ScopeContent content) {
        if (before == null || !before.isActive()) {
            return diff.added();
        }
        return before.content().equals(content) ? diff.unchanged() : diff.changed();
    }

    private static Uni<Void> inTurn(List<Supplier<Uni<?>>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step.get().replaceWith(true))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
