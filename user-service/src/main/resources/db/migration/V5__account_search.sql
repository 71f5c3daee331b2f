-- Searches for what a user name or an address begins with.
CREATE INDEX account_user_name_beginning ON account (lower(user_name) text_pattern_ops);
CREATE INDEX account_email_beginning ON account (lower(email) text_pattern_ops) WHERE email IS NOT NULL;
