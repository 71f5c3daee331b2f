#!/usr/bin/env bash
# Puts databases back as deploy/ops/backup.sh has them: deploy/ops/restore.sh <directory> [auth|users|scopes|audit...]
# Their services must be stopped, and what the databases hold now is gone. Where: PGHOST, PGPORT, PGUSER, PGPASSWORD (a
# superuser; the roles must be there). After auth comes deploy/ops/end-everything.sh: docs/operations.md#restore says why.
set -euo pipefail

directory=${1:?the directory of a backup}
shift
databases=("$@")
[ "${#databases[@]}" -gt 0 ] || databases=(auth users scopes audit)
(cd "$directory" && sha256sum --check --quiet SHA256SUMS)

for database in "${databases[@]}"; do
  [ -f "$directory/$database.dump" ] || { echo "There is no $database in $directory" >&2; exit 2; }
  others=$(psql -XAt -d postgres -v database="$database" \
    <<< "SELECT count(*) FROM pg_stat_activity WHERE datname = :'database'")
  [ "$others" = 0 ] || { echo "Somebody is connected to $database ($others): stop its service first" >&2; exit 1; }
done
for database in "${databases[@]}"; do
  pg_restore --clean --if-exists --create --exit-on-error -d postgres "$directory/$database.dump"
  echo "$database is as of $(cat "$directory/taken-at")"
done
