-- Current scope definitions. Rows are never deleted: a retired scope keeps its namespace and its owner.
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
    updated_at   timestamptz NOT NULL,
    translations jsonb       NOT NULL DEFAULT '{}', -- {"it": {"label": ..., "description": ...}}
    consent_version bigint   NOT NULL DEFAULT 1 CHECK (consent_version BETWEEN 1 AND version), -- older consent is requested again
    api_keys     boolean     NOT NULL DEFAULT true,  -- whether an API key may hold it
    grave        boolean     NOT NULL DEFAULT false, -- whether consent needs a recent sign-in
    label_keys   text[]      NOT NULL DEFAULT '{}'   -- its labels in every language, as LabelKeys compares them
);

CREATE INDEX scope_app ON scope (app, namespace);
CREATE INDEX scope_label_keys ON scope USING gin (label_keys);

-- The owners of apps: the client that first registered a scope of the app. The app's name is in lower case.
CREATE TABLE app_owner (
    app   text PRIMARY KEY,
    owner text NOT NULL -- client id
);
