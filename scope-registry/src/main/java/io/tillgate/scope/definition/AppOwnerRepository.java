package io.tillgate.scope.definition;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The table {@code app_owner}. Stateless. */
@ApplicationScoped
class AppOwnerRepository implements PanacheRepositoryBase<AppOwner, String> {

    /** The owner of an app, regardless of the case of its name; null if it has none yet. */
    Uni<@Nullable AppOwner> findByApp(String app) {
        return findById(AppOwner.key(app));
    }
}
