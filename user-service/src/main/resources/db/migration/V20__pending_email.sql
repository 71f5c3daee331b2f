-- An address that an account wants and has not proven yet: it replaces the email address when its link is used.
ALTER TABLE account ADD COLUMN pending_email text CHECK (length(pending_email) <= 254);

ALTER TABLE action_link DROP CONSTRAINT action_link_purpose_check;
ALTER TABLE action_link ADD CONSTRAINT action_link_purpose_check CHECK (purpose IN
    ('activation', 'password_reset', 'email_confirmation', 'email_recovery'));

ALTER TABLE mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE mail ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('activation', 'password_reset', 'password_changed', 'email_confirmation', 'email_changed', 'api_key_issued',
     'sign_ins_blocked'));
