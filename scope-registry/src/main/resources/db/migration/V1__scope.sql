-- Scope definitions as they now are. Rows are never deleted: retired is a state, and the namespace keeps its owner.
CREATE TABLE scope (
    namespace    text        PRIMARY KEY CHECK (length(namespace) BETWEEN 1 AND 64),
    label        text        NOT NULL,
    description  text        NOT NULL,
    app          text        NOT NULL,
    icon         text,
    color        text,
    grantable_by text[]      NOT NULL, -- groups; empty means every account
    clients_only boolean     NOT NULL,
    owner        text        NOT NULL, -- client id
    built_in     boolean     NOT NULL,
    status       text        NOT NULL CHECK (status IN ('active', 'retired')),
    version      bigint      NOT NULL CHECK (version > 0),
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);

CREATE INDEX scope_app ON scope (app, namespace);
