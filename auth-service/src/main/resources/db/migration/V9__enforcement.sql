-- Resource-server instances that serve by old knowledge for longer than their topic keeps what they told: whoever starts
-- later must know of them, also when they are never heard of again.
CREATE TABLE long_lease (
    instance     text        PRIMARY KEY,
    service      text,
    serves_until timestamptz NOT NULL -- with room for what was told since the last note
) WITH (fillfactor = 80);

CREATE INDEX long_lease_by_end ON long_lease (serves_until);
