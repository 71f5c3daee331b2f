#!/bin/bash
# Creates the topics of deploy/README.md at the broker of the compose file; existing topics are not changed.
set -euo pipefail

topic() { # name partitions setting...
  local name=$1 partitions=$2 settings=()
  shift 2
  for setting in "$@"; do settings+=(--config "$setting"); done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor 1 "${settings[@]}"
}

topic tillgate.accounts.v1 3 cleanup.policy=compact
topic tillgate.clients.v1 3 cleanup.policy=compact
topic tillgate.scopes.v1 1 cleanup.policy=compact
topic tillgate.tokens.v1 6 cleanup.policy=delete retention.ms=2592000000
topic tillgate.revocations.v1 1 cleanup.policy=compact,delete retention.ms=604800000 segment.ms=600000 min.cleanable.dirty.ratio=0.1 min.compaction.lag.ms=3600000
topic tillgate.enforcement.v1 1 cleanup.policy=compact,delete retention.ms=3600000 segment.ms=600000 min.cleanable.dirty.ratio=0.1
topic tillgate.audit-checkpoints.v1 1 cleanup.policy=compact
for name in accounts clients scopes tokens enforcement; do
  topic "tillgate.$name.dlq" 1 cleanup.policy=delete retention.ms=2592000000
done
