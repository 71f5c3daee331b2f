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
 * Runs database work on a Vert.x context of its own. A session belongs to one context, and Panache keeps one session for
 * each: work that no request brings here, or that runs beside other work, needs a context that nobody shares. Safe for
 * concurrent use.
 */
@ApplicationScoped
public class SessionContext {
    private final VertxInternal vertx;

    /** Over the event loops of the service. */
    public SessionContext(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    /** Begins the work at each subscription, from whichever thread. The result comes on an event loop. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.createEventLoopContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored ->
                    Uni.createFrom().<T>deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
