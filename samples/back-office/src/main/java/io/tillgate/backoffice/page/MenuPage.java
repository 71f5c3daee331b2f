package io.tillgate.backoffice.page;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.UserInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tillgate.backoffice.menu.Dish;
import io.tillgate.backoffice.menu.MenuApi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The menu page for signed-in users. {@code @Authenticated} sends other users to sign in first. */
@Path("/")
@Authenticated
public class MenuPage {
    private final UserInfo user;
    private final AccessTokenCredential accessToken;
    private final MenuApi menu;

    MenuPage(UserInfo user, AccessTokenCredential accessToken, @RestClient MenuApi menu) {
        this.user = user;
        this.accessToken = accessToken;
        this.menu = menu;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance menu(String userName, List<Dish> dishes);

        private Templates() {}
    }

    /** Returns the page with the menu that the API returns for this user. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> show() {
        return menu.dishes("Bearer " + accessToken.getToken())
                .map(page -> Templates.menu(user.getPreferredUserName(), page.items()));
    }
}
