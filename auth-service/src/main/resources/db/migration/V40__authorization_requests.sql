-- An authorization request is sealed in its handle; here is what somebody who is signed in did for it. The handle is kept as
-- a keyed hash. A row whose request is answered stays until the handle ends, so that nobody uses it again.
DROP TABLE authorization_request;

CREATE TABLE authorization_request (
    handle_hash       bytea       PRIMARY KEY,
    signed_in_session uuid,                 -- the session of the sign-in that was made for this request
    chosen_session    uuid,                 -- the session that the user chose to go on with
    client_id         text,                 -- whom the consent page asks for
    offered_scopes    text[],               -- what the consent page shows
    approved_by       uuid,                 -- the account that approved the offered scopes
    denied            boolean     NOT NULL DEFAULT false,
    answered          boolean     NOT NULL DEFAULT false,
    expires_at        timestamptz NOT NULL
);

CREATE INDEX authorization_request_by_expiry ON authorization_request (expires_at);

-- Null for a client that does not say: PKCE, or openid with a nonce.
ALTER TABLE client ALTER COLUMN require_pkce DROP NOT NULL, ALTER COLUMN require_pkce DROP DEFAULT;
