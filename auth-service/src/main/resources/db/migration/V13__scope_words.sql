-- How a scope is shown in other languages: {"it": {"label": ..., "description": ...}}.
ALTER TABLE scope ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';

-- The version of a scope since which consent counts: where it rises, what people allowed of it before is taken back.
ALTER TABLE scope ADD COLUMN consent_version bigint NOT NULL DEFAULT 1;
