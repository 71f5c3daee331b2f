ALTER TABLE client
    ADD COLUMN client_uri                          text,
    ADD COLUMN logo_uri                            text,
    ADD COLUMN policy_uri                          text,
    ADD COLUMN tos_uri                             text,
    ADD COLUMN require_pkce                        boolean NOT NULL DEFAULT true,
    ADD COLUMN post_logout_redirect_uris           text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN backchannel_logout_uri              text,
    ADD COLUMN backchannel_logout_session_required boolean NOT NULL DEFAULT false,
    ADD COLUMN jwks                                text, -- a JWK set of public keys
    ADD COLUMN jwks_uri                            text,
    ADD COLUMN assertion_algorithm                 text,
    ADD COLUMN request_object_algorithm            text,
    ADD COLUMN access_token_algorithm              text    NOT NULL DEFAULT 'RS256',
    ADD COLUMN id_token_algorithm                  text    NOT NULL DEFAULT 'RS256',
    ADD COLUMN default_max_age                     bigint, -- seconds
    ADD COLUMN grants_not_before                   timestamptz NOT NULL DEFAULT 'epoch',
    ADD COLUMN previous_secret_hash                bytea,
    ADD COLUMN previous_secret_expires_at          timestamptz,
    ADD CONSTRAINT client_auth_method CHECK (token_endpoint_auth_method IN
        ('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none')),
    ADD CONSTRAINT client_keys CHECK (jwks IS NULL OR jwks_uri IS NULL),
    ADD CONSTRAINT client_previous_secret CHECK ((previous_secret_hash IS NULL) = (previous_secret_expires_at IS NULL));

-- The assertions of private_key_jwt that were used and have not expired (RFC 7523 section 3): none works twice.
CREATE TABLE client_assertion (
    client_id  text        NOT NULL,
    jti_hash   bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, jti_hash)
);

CREATE INDEX client_assertion_by_expiry ON client_assertion (expires_at);
