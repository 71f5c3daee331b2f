#!/usr/bin/env bash
# Restarts every service of a running local stack, instance by instance, under load, and reports failed requests:
#   ./tillgate up --detach --instances auth-service=2,user-service=2,scope-registry=2,audit-service=2,sample-pos-api=2
#   deploy/ops/rolling-restart.sh [service...]
# Each instance is stopped by SIGTERM and must be ready again before the next one is stopped. Exit code 1 if a request failed.
# Needs bash, curl and jq. TILLGATE_HOME: the stack, by default the checkout's. PAUSE: seconds between requests of a kind.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
home=${TILLGATE_HOME:-$root/.tillgate}
export TILLGATE_HOME=$home TILLGATE_SKIP_BUILD=true
services=("$@")
[ "${#services[@]}" -gt 0 ] || services=(scope-registry auth-service user-service audit-service sample-pos-api)

credentials() { jq -er "$1" "$home/credentials.json"; }
origin=$(credentials .base_url)
pos_admin=pos-admin:$(credentials .clients.pos_admin.client_secret)
backoffice=backoffice:$(credentials .clients.backoffice.client_secret)
admin_password=$(credentials .admin.password)
password="correct horse battery staple"
pause=${PAUSE:-0.05} # seconds between two requests of one kind

instances() { # service
  "$root/tillgate" status | awk -v service="$1" '$1 == service || $1 ~ "^" service "-[2-9]$" { print $1 }' | sort -r
}
for service in "${services[@]}"; do
  [ "$(instances "$service" | wc -l)" -gt 1 ] || { echo "$service has one instance; up --instances $service=2" >&2; exit 2; }
done

work=$(mktemp -d)
load=()
finish() {
  touch "$work/end"
  for pid in "${load[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

tls=()
[ ! -f "$home/tls/ca.crt" ] || tls=(--cacert "$home/tls/ca.crt")

# Sends a request, which must be answered with this status. The response body is in $work/<kind>.body.
call() { # kind status curl-option...
  local kind=$1 wanted=$2 got
  shift 2
  got=$(curl -s -o "$work/$kind.body" -w '%{http_code} %{time_total}' --max-time 60 "${tls[@]}" "$@") || true
  echo "$(date +%T) $kind $wanted $got" >> "$work/$kind.log"
  [ "${got%% *}" = "$wanted" ]
}
field() { jq -er ".$2" "$work/$1.body"; } # kind name
json() { jq -cn '$ARGS.named' "$@"; }

sign_in() { # kind user_name password
  call "$1" 201 -u "$pos_admin" -H 'Content-Type: application/json' \
    -d "$(json --arg user_name "$2" --arg password "$3")" "$origin/auth/token"
}
create_account() { # kind user_name
  call "$1" 201 -H 'Content-Type: application/json' \
    -d "$(json --arg user_name "$2" --arg password "$password")" "$origin/users"
}

# Each kind of load is a loop of sequential requests.
load_client_credentials() {
  call client_credentials 200 -u "$backoffice" -d grant_type=client_credentials "$origin/oauth/token" || true
}
load_password() { sign_in password "$user" "$password" || true; }
load_refresh() {
  if call refresh 201 -X POST -H "Authorization: Bearer $refresh" "$origin/auth/refresh-token"; then
    refresh=$(field refresh refresh_token)
  fi
}
load_api() { call api 200 -H "Authorization: Bearer $token" "$origin/api/v2/dishes" || true; }
load_scopes() { call scopes 200 -H "Authorization: Bearer $admin" "$origin/scopes" || true; }
load_accounts() {
  accounts=$((accounts + 1))
  create_account accounts "$user.$accounts" || true
}
load_audit() { call audit 200 -H "Authorization: Bearer $admin" "$origin/audit/events?limit=5" || true; }
# No instance may accept a revoked token again.
load_revoke() {
  sign_in revoke "$user" "$password" || return 0
  local doomed
  doomed=$(field revoke access_token)
  call revoke 200 -u "$pos_admin" -d "token=$doomed" "$origin/oauth/revoke" || return 0
  call revoke 200 -u "$backoffice" -d "token=$doomed" "$origin/oauth/introspect" || return 0
  [ "$(jq -r .active "$work/revoke.body")" = false ] || echo "$(date +%T) revoke 200 revoked-token-is-active 0" >> "$work/revoke.log"
}
kinds=(client_credentials password refresh api scopes accounts audit revoke)

user=rolling.$(date +%s)
accounts=0
create_account setup "$user" || { echo "No account could be made: $(cat "$work/setup.body")" >&2; exit 2; }
sign_in setup "$user" "$password"
token=$(field setup access_token)
refresh=$(field setup refresh_token)
sign_in setup admin "$admin_password"
admin=$(field setup access_token)
rm "$work/setup.log"

began=$SECONDS
for kind in "${kinds[@]}"; do
  (
    trap - EXIT
    set +e
    while [ ! -e "$work/end" ]; do
      "load_$kind"
      sleep "$pause"
    done
  ) &
  load+=($!)
done

restarted=0
for service in "${services[@]}"; do
  for instance in $(instances "$service"); do
    "$root/tillgate" stop "$instance"
    "$root/tillgate" start "$instance"
    restarted=$((restarted + 1))
  done
done

touch "$work/end"
for pid in "${load[@]}"; do wait "$pid"; done
load=()

echo
echo "$restarted instances restarted in $((SECONDS - began)) s"
printf '%-20s %9s %9s %12s\n' requests number failed slowest
for kind in "${kinds[@]}" ""; do
  cat "$work/$kind"*.log | awk -v kind="${kind:-all}" '
    $3 != $4 { failed++ }
    $5 > slowest { slowest = $5 }
    END { printf "%-20s %9d %9d %10.2f s\n", kind, NR, failed, slowest }'
done
if ! cat "$work"/*.log | awk '$3 != $4 { print "failed: " $0; failed = 1 } END { exit failed }'; then
  exit 1
fi
