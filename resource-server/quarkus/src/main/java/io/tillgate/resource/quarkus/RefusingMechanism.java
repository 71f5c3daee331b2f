package io.tillgate.resource.quarkus;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** A mechanism whose challenge is the {@link Refusal} that was noted for the request. */
interface RefusingMechanism extends HttpAuthenticationMechanism {

    @Override
    default Uni<ChallengeData> getChallenge(RoutingContext context) {
        Refusal refusal = Refusal.in(context);
        return Uni.createFrom().item(new ChallengeData(refusal.status(), refusal.headerName(), refusal.headerValue()));
    }

    @Override
    default Uni<Boolean> sendChallenge(RoutingContext context) {
        return Refusal.in(context).send(context);
    }
}
