-- The keys of accounts' personal data. A deleted account keeps its row, so that later records cannot create a new key.
CREATE TABLE audit_person (
    account_id uuid        PRIMARY KEY,
    key        bytea,
    erased_at  timestamptz,
    CHECK ((key IS NULL) = (erased_at IS NOT NULL))
);

-- The address and words by which events with encrypted data are found. Deleted with the account.
CREATE TABLE audit_personal (
    leaf_index  bigint      PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    account_id  uuid        NOT NULL,
    address     text,
    terms       tsvector    NOT NULL
);
CREATE INDEX audit_personal_account ON audit_personal (account_id);
CREATE INDEX audit_personal_address ON audit_personal (address, leaf_index) WHERE address IS NOT NULL;
CREATE INDEX audit_personal_terms ON audit_personal USING gin (terms);
