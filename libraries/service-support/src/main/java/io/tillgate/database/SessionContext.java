package io.tillgate.database;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs database work on a new Vert.x context. A session belongs to a context, and Panache keeps one session for each.
 * Work outside a request, or concurrent with other work, therefore needs its own context. Safe for concurrent use.
 */
@ApplicationScoped
public class SessionContext {
    private final VertxInternal vertx;

    public SessionContext(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    /** Starts the work at each subscription, on any thread. The result arrives on an event loop. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.createEventLoopContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored ->
                    Uni.createFrom().<T>deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
