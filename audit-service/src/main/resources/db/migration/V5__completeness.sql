-- Which records of each outbox and topic have been read, by their numbers: what is missing below the highest is a gap.
CREATE TABLE audit_received (
    source  text           NOT NULL,
    topic   text           NOT NULL,
    numbers int8multirange NOT NULL,
    PRIMARY KEY (source, topic)
);

-- Up to where each partition has been read into the log.
CREATE TABLE audit_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);
