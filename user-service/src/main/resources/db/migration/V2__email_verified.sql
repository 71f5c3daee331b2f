-- Whether a link that was sent to the address has been used, and when an account was last changed (OpenID Connect Core
-- section 5.1). Of older accounts nothing is known: their addresses count as not proven.
ALTER TABLE account
    ADD COLUMN email_verified boolean NOT NULL DEFAULT false,
    ADD COLUMN updated_at timestamptz;
UPDATE account SET updated_at = created_at;
ALTER TABLE account ALTER COLUMN updated_at SET NOT NULL;
