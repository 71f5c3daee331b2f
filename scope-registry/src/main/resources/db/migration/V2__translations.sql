-- The label and description in other languages: {"it": {"label": ..., "description": ...}}.
ALTER TABLE scope ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';

-- The version since which consent counts: what people allowed of an older one is asked again.
ALTER TABLE scope ADD COLUMN consent_version bigint NOT NULL DEFAULT 1 CHECK (consent_version BETWEEN 1 AND version);
