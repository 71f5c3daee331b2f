#!/usr/bin/env bash
# Revokes all tokens, grants, API keys and sessions, including those missing in the database: for use after auth-service's
# database was restored or the revocations topic was lost.
#   deploy/ops/end-everything.sh <address of auth-service> <file with an administrator's token, scope admin> [reason]
# The token should be opaque, since opaque tokens are revoked last. Needs curl and jq.
set -euo pipefail

address=${1:?the address of auth-service}
token=$(cat "${2:?a file with the token}")
reason=${3:-restored from a backup}

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
call() { # method path [body]
  local status
  # Passed by standard input, since all users of the machine can see arguments.
  status=$(curl -s -o "$answer" -w '%{http_code}' -X "$1" -H 'Content-Type: application/json' -H @- ${3:+-d "$3"} "$address$2" \
    <<< "Authorization: Bearer $token")
  [ "$status" -lt 300 ] || { echo "$1 $2: $status $(cat "$answer")" >&2; exit 1; }
}

now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
body=$(jq -cn --arg reason "$reason" '{reason: $reason}')
call GET /keys
for key in $(jq -r '.items[] | select(.state == "signing" or .state == "retired") | .kid' "$answer"); do
  # Revokes every JWT that the key signed, including those of clients missing in the database. Its successor signs at once.
  call POST "/keys/$key/revoke" "$body"
  echo "key $key is revoked"
done
call POST /revocations "$(jq -cn --arg time "$now" --arg reason "$reason" '{issued_before: $time, reason: $reason}')"
echo "What was issued before $now is dead:"
jq -c . "$answer"
