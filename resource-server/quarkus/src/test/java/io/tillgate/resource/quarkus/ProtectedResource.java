package io.tillgate.resource.quarkus;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.resource.TokenIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An API like any other, with nothing in it but what protects it. */
@Path("/")
public class ProtectedResource {
    private final TokenIdentity token;
    private final SecurityIdentity identity;
    private final RecentSignIn recentSignIn;

    ProtectedResource(TokenIdentity token, SecurityIdentity identity, RecentSignIn recentSignIn) {
        this.recentSignIn = recentSignIn;
        this.token = token;
        this.identity = identity;
    }

    @GET
    @Path("menu")
    @PermissionsAllowed("menu:read")
    public String menu() {
        return "menu";
    }

    @POST
    @Path("refund")
    @PermissionsAllowed("sales:refund")
    public String refund() {
        return "refunded";
    }

    @POST
    @Path("sale")
    @PermissionsAllowed("sales:create")
    public String sale() {
        return "sold";
    }

    @POST
    @Path("sale-and-refund")
    @PermissionsAllowed("sales:create")
    @PermissionsAllowed("sales:refund")
    public String saleAndRefund() {
        return "sold and refunded";
    }

    @GET
    @Path("administration")
    @RolesAllowed("administrator")
    public String administration() {
        return "administration";
    }

    @GET
    @Path("masters")
    @RolesAllowed("master")
    public String masters() {
        return "masters";
    }

    @POST
    @Path("recent")
    @Authenticated
    public String recent() {
        recentSignIn.require(token);
        return "recent";
    }

    @GET
    @Path("open")
    public String open() {
        return "open";
    }

    @GET
    @Path("me")
    @Authenticated
    public Map<String, Object> me() {
        Map<String, Object> me = new TreeMap<>();
        me.put("subject", token.subject());
        me.put("clientId", token.clientId());
        me.put("grantId", String.valueOf(token.grantId()));
        me.put("tokenId", token.tokenId());
        me.put("apiKeyId", String.valueOf(token.apiKeyId()));
        me.put("scopes", new TreeSet<>(token.scopes()));
        me.put("groups", new TreeSet<>(token.groups()));
        me.put("user", token.isUser());
        me.put("authTime", String.valueOf(token.authTime()));
        me.put("administrator", Administrator.is(token));
        me.put("principal", identity.getPrincipal().getName());
        me.put("roles", new TreeSet<>(identity.getRoles()));
        me.put("jti", identity.<String>getAttribute("jti"));
        return me;
    }
}
