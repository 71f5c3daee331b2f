-- The number of the last record of each topic that went to Kafka: readers know a gap by it.
CREATE TABLE outbox_sequence (
    topic text   PRIMARY KEY,
    last  bigint NOT NULL
);
