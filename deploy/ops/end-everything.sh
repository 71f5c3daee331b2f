#!/usr/bin/env bash
# Ends every token, grant, API key and session that there is, those that nobody remembers too: after a restore of auth-service's
# database, or where the revocations topic was lost.
#   deploy/ops/end-everything.sh <address of auth-service> <file with an administrator's token, scope admin> [reason]
# The token should be an opaque one: it ends last. Needs curl and jq.
set -euo pipefail

address=${1:?the address of auth-service}
token=$(cat "${2:?a file with the token}")
reason=${3:-restored from a backup}

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
call() { # method path [body]
  local status
  # By standard input: a token among the arguments could be seen by everybody on the machine.
  status=$(curl -s -o "$answer" -w '%{http_code}' -X "$1" -H 'Content-Type: application/json' -H @- ${3:+-d "$3"} "$address$2" \
    <<< "Authorization: Bearer $token")
  [ "$status" -lt 300 ] || { echo "$1 $2: $status $(cat "$answer")" >&2; exit 1; }
}

now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
body=$(jq -cn --arg reason "$reason" '{reason: $reason}')
call GET /keys
for key in $(jq -r '.items[] | select(.state == "signing" or .state == "retired") | .kid' "$answer"); do
  # Every JWT that it signed, those too whose clients the database has forgotten. Its successor signs at once.
  call POST "/keys/$key/revoke" "$body"
  echo "key $key is revoked"
done
call POST /revocations "$(jq -cn --arg time "$now" --arg reason "$reason" '{issued_before: $time, reason: $reason}')"
echo "What was issued before $now is dead:"
jq -c . "$answer"
