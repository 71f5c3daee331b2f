package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.key.SigningAlgorithm;
import io.tillgate.auth.key.rotation.KeyDescription;
import io.tillgate.auth.key.rotation.KeyRotation;
import io.tillgate.auth.portal.ConfirmView;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of the signing keys, for administrators, on which the next key can be created. */
@Path("/portal/admin/keys")
public class KeyAdminResource {
    private static final String PATH = "/portal/admin/keys";

    private final PortalAccess door;
    private final PortalPages pages;
    private final KeyRepository keys;
    private final KeyRotation rotation;
    private final Pool pool;
    private final Clock clock;

    KeyAdminResource(
            PortalAccess door, PortalPages pages, KeyRepository keys, KeyRotation rotation, Pool pool, Clock clock) {
        this.door = door;
        this.pages = pages;
        this.keys = keys;
        this.rotation = rotation;
        this.pool = pool;
        this.clock = clock;
    }

    /** Lists the keys. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@QueryParam("done") @Nullable String done, @Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                PATH,
                visit -> keys.all(pool)
                        .map(history -> new SigningKeysView(
                                history.keys().stream()
                                        .map(key -> KeyDescription.of(key, history, clock.instant()))
                                        .toList(),
                                Arrays.stream(SigningAlgorithm.values())
                                        .map(algorithm -> algorithm.jws().getName())
                                        .toList()))
                        .flatMap(view -> pages.show(visit, Section.SIGNING_KEYS, view, done)));
    }

    /** Asks for confirmation before the next key of an algorithm is created. */
    @GET
    @Path("/rotate/{algorithm}")
    @Operation(hidden = true)
    public Uni<Response> askToRotate(@PathParam("algorithm") String name, @Context HttpHeaders headers) {
        return door.showAdministratorForm(headers, PATH + "/rotate/" + name, visit -> {
            String algorithm = algorithm(name).jws().getName();
            return pages.show(
                    visit,
                    Section.SIGNING_KEYS,
                    new ConfirmView(
                            visit.text().rotateKeyQuestion(algorithm),
                            List.of(visit.text().rotateKeyMeans(), visit.text().rotateKeyPinned()),
                            PATH + "/rotate/" + algorithm,
                            visit.text().rotateKey(),
                            PATH));
        });
    }

    /** Creates the key. */
    @POST
    @Path("/rotate/{algorithm}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> rotate(
            @PathParam("algorithm") String name, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers,
                PATH + "/rotate/" + name,
                body,
                (visit, form) -> rotation.rotate(algorithm(name), visit.actor())
                        .flatMap(rotated -> pages.done(PATH, FlashMessage.KEY_ROTATED)));
    }

    private static SigningAlgorithm algorithm(String name) {
        return SigningAlgorithm.named(name)
                .orElseThrow(() -> new PageException(PageError.MISSING, "The issuer has no keys of this algorithm"));
    }
}
