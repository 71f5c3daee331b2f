-- Several keys per algorithm. What a key is good for follows from these times and the clock: it is published from its
-- creation, signs from activates_at until that of the next generation, and is never used again once revoked.
ALTER TABLE signing_key
    ADD COLUMN generation        bigint,
    ADD COLUMN activates_at      timestamptz,
    ADD COLUMN revoked_at        timestamptz,
    ADD COLUMN revocation_reason text,
    ADD COLUMN reissued_at       timestamptz; -- when the last revocation that it had signed was signed anew

UPDATE signing_key SET activates_at = created_at, generation = numbered.generation
    FROM (SELECT kid AS id, row_number() OVER (PARTITION BY algorithm ORDER BY created_at, kid) AS generation
              FROM signing_key) numbered
    WHERE kid = numbered.id;

ALTER TABLE signing_key
    ALTER COLUMN generation SET NOT NULL,
    ALTER COLUMN activates_at SET NOT NULL,
    ADD CONSTRAINT signing_key_algorithm CHECK (algorithm IN ('RS256', 'ES256', 'EdDSA')),
    ADD CONSTRAINT signing_key_generation UNIQUE (algorithm, generation); -- of instances that rotate at once, one does

-- The key that signed a revocation's record: once that key is revoked, the record has to be signed anew.
ALTER TABLE revocation ADD COLUMN signed_by text NOT NULL DEFAULT '';
