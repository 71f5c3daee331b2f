-- A password reset deletes the API apps of an account; every event of the account says up to when.
ALTER TABLE account ADD COLUMN apps_not_before timestamptz;

-- Which kinds of mail there are is for MailKind to say.
ALTER TABLE mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE mail ADD CONSTRAINT mail_kind_check CHECK (kind ~ '^[a-z_]+$');
