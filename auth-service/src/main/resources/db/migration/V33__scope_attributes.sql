-- Whether an API key may hold a scope, whether who allows it must have signed in a short while ago, and who registered it.
ALTER TABLE scope
    ADD COLUMN api_keys boolean NOT NULL DEFAULT true,
    ADD COLUMN grave    boolean NOT NULL DEFAULT false,
    ADD COLUMN owner    text;
