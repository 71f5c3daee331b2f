-- When the account of a token signed in; null where a client acts for itself.
ALTER TABLE opaque_token ADD COLUMN auth_time timestamptz;
UPDATE oauth_grant SET auth_time = created_at WHERE auth_time IS NULL;
ALTER TABLE oauth_grant ALTER COLUMN auth_time SET DEFAULT now(), ALTER COLUMN auth_time SET NOT NULL;
