#!/usr/bin/env bash
# Backs up the databases of the four services while they run: deploy/ops/backup.sh <new directory>
# Server: PGHOST, PGPORT, PGUSER, PGPASSWORD (a role that can read them all). Needs pg_dump of the server's version or newer.
# The secrets of docs/operations.md are not included. Keep them elsewhere: both together yield the keys.
set -euo pipefail

directory=${1:?a directory that is not there yet}
umask 077
mkdir "$directory"
# Taken before the first dump: changes at or after this time may be missing.
date -u +%Y-%m-%dT%H:%M:%SZ > "$directory/taken-at"
# PostgreSQL ends a connection whose client takes nothing for tcp_user_timeout; a disk may be slower.
export PGOPTIONS="${PGOPTIONS:-} -c tcp_user_timeout=0"
for database in auth users scopes audit; do
  pg_dump --format=custom --create --file "$directory/$database.dump" "$database"
  printf '%-8s %s\n' "$database" "$(du -h "$directory/$database.dump" | cut -f 1)"
done
(cd "$directory" && sha256sum ./*.dump taken-at > SHA256SUMS)
echo "As of $(cat "$directory/taken-at"): $directory"
