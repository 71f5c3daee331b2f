-- Its labels in every language, as LabelKeys compares them: those of two owners differ.
ALTER TABLE scope ADD COLUMN label_keys text[] NOT NULL DEFAULT '{}';
UPDATE scope
SET label_keys = ARRAY(
    SELECT DISTINCT lower(btrim(regexp_replace(normalize(words.label, NFKC), '\s+', ' ', 'g')))
    FROM (SELECT scope.label UNION SELECT value ->> 'label' FROM jsonb_each(scope.translations)) AS words (label));
CREATE INDEX scope_label_keys ON scope USING gin (label_keys);

-- The client that an app belongs to, by the app's name in lower case: the first that registered a scope of it.
CREATE TABLE app_owner (
    app   text PRIMARY KEY,
    owner text NOT NULL -- client id
);
INSERT INTO app_owner (app, owner)
SELECT DISTINCT ON (lower(app)) lower(app), owner FROM scope ORDER BY lower(app), built_in DESC, created_at, namespace;
