#!/usr/bin/env bash
# Restores databases from a backup of deploy/ops/backup.sh: deploy/ops/restore.sh <directory> [auth|users|scopes|audit...]
# Stop their services first; the current data is lost. Server: PGHOST, PGPORT, PGUSER, PGPASSWORD (a superuser; the roles
# must exist). After restoring auth, run deploy/ops/end-everything.sh; see docs/operations.md#restore.
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
