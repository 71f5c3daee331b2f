package io.tillgate.forward.world;

import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import io.tillgate.testsupport.ResourceServerWorld;
import io.tillgate.testsupport.ServiceSettings;

/** The world around the service. */
public final class World extends ResourceServerWorld {

    public World() {
        super(new TestIssuer());
    }

    @Override
    protected ServiceSettings settings(EmbeddedServers servers) {
        return new ServiceSettings(servers).with("tillgate.resource-server.staleness.max-age", "3s");
    }

    @Override
    protected boolean hasPartner() {
        return true;
    }

    /** A token of Anna's at the client {@code till}, with these scopes. */
    public String token(String scope) {
        return signed(anna(scope));
    }

    /** What such a token says. */
    public static TokenFixture anna(String scope) {
        return new TokenFixture().with("sub", "anna").with("client_id", "till").with("scope", scope);
    }

    public String signed(TokenFixture token) {
        return token.signedWith(issuer().key());
    }

    /** A token of another issuer's Anna. */
    public String partnersToken() {
        return PartnerIssuer.token().with("sub", "anna").signedWith(partner().key());
    }

    /** An API key of Anna's with these scopes. */
    public String apiKey(String scope) {
        return anna(scope).apiKeyAt(issuer());
    }

    /** Revokes every token of an account that was issued until now. */
    public void revokeAccount(String subject) {
        revocations().revokeAccount(subject);
    }
}
