-- Shows how many bytes auth-service's rows and statements take. Run it as superuser with psql, on an empty database with
-- the schema of auth-service and of the outbox. WAL per statement is in the plans; fpi counts the pages that were written
-- in full because they were the first since a checkpoint.
INSERT INTO account (id, user_name, status, groups, version, credentials_changed_at)
SELECT gen_random_uuid(), 'user-' || i || '@shop.example', 'active', '{}', 1, now()
FROM generate_series(1, 200000) AS i;

INSERT INTO oauth_grant (id, client_id, account_id, scopes, audience, refreshable, bearer_refresh, generation,
    generation_scopes, generation_at, created_at, idle_expires_at, expires_at, credentials_changed_at)
SELECT gen_random_uuid(), 'c0ffee00-0000-4000-8000-' || lpad((i % 500)::text, 12, '0'), id,
    '{menu:read,sales:create,sales:refund}', '{https://pos.example/api}', true, false, 7,
    '{menu:read,sales:create,sales:refund}', now(), now(), now() + interval '14 days', now() + interval '90 days', now()
FROM (SELECT id, row_number() OVER () AS i FROM account) AS accounts;

INSERT INTO opaque_token (hash, token_id, grant_id, client_id, account_id, scopes, audience, issued_at, expires_at,
    auth_time)
SELECT sha256(i::text::bytea), gen_random_uuid(), gen_random_uuid(), 'c0ffee00-0000-4000-8000-000000000001',
    gen_random_uuid(), '{menu:read,sales:create,sales:refund}', '{https://pos.example/api}', now(),
    now() + interval '1 hour', now()
FROM generate_series(1, 50000) AS i;

INSERT INTO revocation (key, not_before, expires_at, signed_by)
SELECT 'jti:' || gen_random_uuid(), now(), now() + interval '1 hour', gen_random_uuid()
FROM generate_series(1, 50000);

INSERT INTO processed_event (event_id) SELECT gen_random_uuid() FROM generate_series(1, 50000);

SELECT relname AS "table", n_rows AS rows, pg_table_size(oid) / n_rows AS "table, bytes per row",
    pg_indexes_size(oid) / n_rows AS "indexes, bytes per row"
FROM pg_class
JOIN (VALUES ('account', 200000), ('oauth_grant', 200000), ('opaque_token', 50000), ('revocation', 50000),
    ('processed_event', 50000)) AS filled (name, n_rows) ON relname = name AND relkind = 'r';

-- A refresh that is the first on its page since a checkpoint, then one that is not.
CREATE TEMPORARY TABLE chosen AS SELECT id FROM oauth_grant ORDER BY random() LIMIT 20000;
ANALYZE chosen;
CHECKPOINT;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) UPDATE oauth_grant
SET generation = generation + 1, generation_scopes = scopes, generation_at = now(),
    idle_expires_at = now() + interval '14 days'
FROM chosen WHERE oauth_grant.id = chosen.id;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) UPDATE oauth_grant
SET generation = generation + 1, generation_scopes = scopes, generation_at = now(),
    idle_expires_at = now() + interval '14 days'
FROM chosen WHERE oauth_grant.id = chosen.id;
SET wal_compression = pglz;
CHECKPOINT;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) UPDATE oauth_grant
SET generation = generation + 1, generation_scopes = scopes, generation_at = now(),
    idle_expires_at = now() + interval '14 days'
FROM chosen WHERE oauth_grant.id = chosen.id;
SET wal_compression = off;
SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'oauth_grant';

-- Opaque tokens.
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) INSERT INTO opaque_token (hash, token_id, grant_id,
    client_id, account_id, scopes, audience, issued_at, expires_at, auth_time)
SELECT sha256(i::text::bytea), gen_random_uuid(), gen_random_uuid(), 'c0ffee00-0000-4000-8000-000000000001',
    gen_random_uuid(), '{menu:read,sales:create,sales:refund}', '{https://pos.example/api}', now(),
    now() + interval '1 hour', now()
FROM generate_series(50001, 70000) AS i;

-- Events, for an outbox with one row per statement: a thousand groups of 32, appended, then deleted when they are sent.
CREATE TEMPORARY TABLE event AS
SELECT i % 1000 AS batch, convert_to(concat('tillgate.tokens.v1', grant_id, 'ce_specversion1.0ce_id', gen_random_uuid(),
    'ce_typeio.tillgate.token.TokenRefreshedce_source/auth-service/auth-service-5c9f7d-x2x',
    'ce_time2026-01-31T12:00:00.123456Zce_subject', grant_id, 'content-typeapplication/json',
    'traceparent00-', replace(gen_random_uuid()::text, '-', ''), '-00f067aa0ba902b7-00',
    '{"token_id":"', gen_random_uuid(), '","grant_id":"', grant_id, '","client_id":"', gen_random_uuid(),
    '","account_id":"', gen_random_uuid(), '","generation":4,"scopes":["menu:read","sales:create","sales:refund"],',
    '"audience":["https://pos.example/api"],"token_format":"jwt","issued_at":"2026-01-31T12:00:00Z",',
    '"expires_at":"2026-01-31T13:00:00Z"}'), 'UTF8') AS record
FROM (SELECT i, gen_random_uuid() AS grant_id FROM generate_series(1, 32000) AS i) AS grants;
SELECT avg(length(record)) AS "bytes per event" FROM event;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) INSERT INTO outbox (topics, size, records)
SELECT 'tillgate.tokens.v1', count(*), string_agg(record, '') FROM event GROUP BY batch;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF) DELETE FROM outbox;
