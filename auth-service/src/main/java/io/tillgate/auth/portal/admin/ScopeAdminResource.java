package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.consent.ScopeLines;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.scope.KnownScope;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.web.Language;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of scopes, for administrators. Scopes are changed in scope-registry. */
@Path("/portal/admin/scopes")
public class ScopeAdminResource {
    private static final String PATH = "/portal/admin/scopes";

    private final PortalAccess door;
    private final PortalPages pages;
    private final ScopeRepository scopes;
    private final Pool pool;

    ScopeAdminResource(PortalAccess door, PortalPages pages, ScopeRepository scopes, Pool pool) {
        this.door = door;
        this.pages = pages;
        this.scopes = scopes;
        this.pool = pool;
    }

    /** Lists the scopes. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                PATH,
                visit -> scopes.all(pool)
                        .map(all -> new ScopesView(all.stream()
                                .map(scope -> line(scope, visit.language()))
                                .toList()))
                        .flatMap(view -> pages.show(visit, Section.SCOPES, view)));
    }

    private static ScopesView.Line line(KnownScope scope, Language language) {
        return new ScopesView.Line(
                ScopeLines.of(List.of(scope.namespace()), Map.of(scope.namespace(), scope.display()), language)
                        .get(0),
                scope.scope().groups().stream().sorted().toList(),
                scope.scope().clientsOnly(),
                scope.active());
    }
}
