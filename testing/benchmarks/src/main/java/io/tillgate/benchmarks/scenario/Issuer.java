package io.tillgate.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** An authorization server under load, with the clients and the account that the load uses. */
public interface Issuer {

    /** Returns the paths of the endpoints. */
    Endpoints endpoints();

    /** Returns a client by the name that it has in the local stack's credentials. */
    Tokens.Client client(String name);

    /** Returns the form with which a client requests a token for itself. */
    String clientForm();

    /** Returns the form that signs the account in with the password grant. */
    String passwordForm();

    /** Signs the account in with the password grant. */
    JsonNode signIn() throws IOException, InterruptedException;

    /**
     * The paths of the endpoints.
     *
     * @param token of the token endpoint
     * @param introspection of the introspection endpoint (RFC 7662)
     * @param revocation of the revocation endpoint (RFC 7009)
     * @param keys of the JWK set
     */
    record Endpoints(String token, String introspection, String revocation, String keys) {}
}
