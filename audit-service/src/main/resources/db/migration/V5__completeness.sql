-- The sequence numbers received from each outbox and topic. A number missing below the highest one is a gap.
CREATE TABLE audit_received (
    source  text           NOT NULL,
    topic   text           NOT NULL,
    numbers int8multirange NOT NULL,
    PRIMARY KEY (source, topic)
);

-- The offset up to which each partition has been read into the log.
CREATE TABLE audit_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);
