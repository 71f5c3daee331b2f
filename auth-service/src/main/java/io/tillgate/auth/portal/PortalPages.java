package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.support.page.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Renders the pages of the portal. */
@ApplicationScoped
public class PortalPages {
    private final PortalAccess door;
    private final Pages pages;
    private final BrowserBindings browsers;
    private final @Nullable URI apiReference;

    PortalPages(PortalAccess door, Pages pages, BrowserBindings browsers, AuthConfig config) {
        this.door = door;
        this.pages = pages;
        this.browsers = browsers;
        this.apiReference = config.apiReference().orElse(null);
    }

    /** Shows a page. */
    public Uni<Response> show(PortalSession visit, Section section, TemplateInstance view) {
        return show(visit, section, view, 200, null);
    }

    /** Shows a page with the message about the last action. */
    public Uni<Response> show(PortalSession visit, Section section, TemplateInstance view, @Nullable String done) {
        return show(visit, section, view, 200, done);
    }

    /** Shows a form again with its errors, with status 400. */
    public Uni<Response> showAgain(PortalSession visit, Section section, TemplateInstance view) {
        return show(visit, section, view, 400, null);
    }

    /** Redirects after a form was processed, so that a reload does not submit it again. */
    public Uni<Response> done(String path, FlashMessage notice, NewCookie... cookies) {
        return Uni.createFrom()
                .item(pages.redirect(path + "?done=" + notice.word())
                        .cookie(cookies)
                        .build());
    }

    private Uni<Response> show(
            PortalSession visit, Section section, TemplateInstance view, int status, @Nullable String done) {
        PortalFrame frame = new PortalFrame(
                visit.account().userName(),
                visit.isAdministrator(),
                section.name(),
                door.csrfToken(visit),
                FlashMessage.of(done).map(notice -> notice.in(visit.text())).orElse(null),
                apiReference);
        return pages.form(status, view.setAttribute(PortalFrame.ATTRIBUTE, frame), visit.language(), null)
                .map(response -> visit.browser().isNew()
                        ? response.cookie(browsers.cookie(visit.browser())).build()
                        : response.build());
    }
}
