package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.ScopeException.Reason.APP_OF_ANOTHER;
import static io.tillgate.scope.definition.ScopeException.Reason.LABEL_OF_ANOTHER;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Protects the names on the consent page. An app belongs to the client that used it first, and a label to the owner of
 * the active scope that has it. Every change holds {@link ScopeRepository#lock}, so that a check stays valid.
 */
@ApplicationScoped
class ScopeOwnership {
    private final ScopeRepository scopes;
    private final AppOwnerRepository apps;
    private final Set<String> sharedApps;

    ScopeOwnership(ScopeRepository scopes, AppOwnerRepository apps, ScopesConfig config) {
        this.scopes = scopes;
        this.apps = apps;
        this.sharedApps = config.sharedApps().stream().map(AppOwner::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Fails if a scope would use the app or a label of another client. A scope may keep the app and labels that it has.
     * Administrators may use every app.
     *
     * @param current the current scope; null if it is new
     * @param owner the owner of the scope after the change
     * @throws ScopeException if another client owns the app, or a scope of another client has one of the labels
     */
    Uni<Void> require(@Nullable ScopeDefinition current, ScopeContent content, String owner, Caller caller) {
        ScopeContent before = current != null && current.isActive() ? current.content() : null;
        String app = AppOwner.key(content.app());
        boolean free = caller.administrator()
                || sharedApps.contains(app)
                || (before != null && AppOwner.key(before.app()).equals(app));
        List<String> labels = new ArrayList<>(LabelKeys.of(content));
        if (before != null) {
            labels.removeAll(LabelKeys.of(before));
        }
        return (free ? Uni.createFrom().voidItem() : requireApp(content.app(), owner))
                .chain(() -> requireLabels(labels, owner));
    }

    private Uni<Void> requireApp(String app, String owner) {
        return apps.findByApp(app)
                .invoke(found -> {
                    if (found != null && !found.owner().equals(owner)) {
                        throw new ScopeException(APP_OF_ANOTHER, "Another client owns the app " + app + ".");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireLabels(List<String> labels, String owner) {
        return scopes.findByLabel(labels, owner)
                .invoke(taken -> {
                    if (taken != null) {
                        throw new ScopeException(
                                LABEL_OF_ANOTHER,
                                "The scope " + taken.namespace() + " of another client has a label of this one.");
                    }
                })
                .replaceWithVoid();
    }

    /** Makes a client the owner of an app that has no owner yet. */
    Uni<Void> claim(String app, String owner) {
        return apps.findByApp(app)
                .chain(found -> found == null
                        ? apps.persist(new AppOwner(app, owner))
                        : Uni.createFrom().item(found))
                .replaceWithVoid();
    }

    /** Makes a client the owner of an app, even if another client owns it. */
    Uni<Void> takeOver(String app, String owner) {
        return claim(app, owner)
                .chain(() -> apps.findByApp(app))
                .onItem()
                .ifNotNull()
                .invoke(found -> found.transfer(owner))
                .replaceWithVoid();
    }

    /** Transfers the app too if this is the last active scope of the app that its owner has. */
    Uni<Void> transfer(ScopeDefinition given, String owner) {
        return apps.findByApp(given.content().app())
                .chain(found -> found == null || !found.owner().equals(given.owner())
                        ? Uni.createFrom().voidItem()
                        : scopes.hasOther(AppOwner.key(given.content().app()), given)
                                .invoke(others -> {
                                    if (!others) {
                                        found.transfer(owner);
                                    }
                                })
                                .replaceWithVoid());
    }
}
