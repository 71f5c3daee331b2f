-- Every event is a leaf of a Merkle tree (RFC 6962). V3 hashes existing events.
ALTER TABLE audit_event
    ADD COLUMN leaf_index bigint, -- its position in the log, from 0, without gaps
    ADD COLUMN leaf_hash  bytea;

-- The right edge of the tree. Every append locks the row, so that appends are serialized.
CREATE TABLE audit_tree (
    single      boolean     PRIMARY KEY DEFAULT true CHECK (single),
    size        bigint      NOT NULL,
    edge        bytea       NOT NULL, -- the hashes of its complete subtrees, the largest first
    recorded_at timestamptz NOT NULL  -- of the newest event
);
INSERT INTO audit_tree (size, edge, recorded_at) VALUES (0, '', 'epoch');

-- The complete subtrees of 256, 65536, ... leaves; those of other sizes are computed.
CREATE TABLE audit_node (
    height smallint NOT NULL,
    index  bigint   NOT NULL,
    hash   bytea    NOT NULL,
    PRIMARY KEY (height, index)
);

-- Signed statements of size and root.
CREATE TABLE audit_checkpoint (
    size      bigint      PRIMARY KEY,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END
$$;

CREATE TRIGGER audit_node_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_node
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
