-- Whether an API key may hold it, and whether whoever allows it must have signed in a short while ago.
ALTER TABLE scope
    ADD COLUMN api_keys boolean NOT NULL DEFAULT true,
    ADD COLUMN grave    boolean NOT NULL DEFAULT false;
