-- Mails tell that the email address of an account was changed.
ALTER TABLE mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE mail ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('activation', 'password_reset', 'password_changed', 'email_changed', 'api_key_issued', 'sign_ins_blocked'));
