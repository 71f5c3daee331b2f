#!/usr/bin/env bash
# Creates the random secrets of the compose file in deploy/compose/secrets, unless they exist.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
[ ! -e secrets/.made ] || { echo "deploy/compose/secrets is there already"; exit 0; }
issuer=${1:-http://localhost:8080}

# Containers run as nobody and must read the files; the directory's mode protects them on this machine.
mkdir -p secrets
chmod 700 secrets
umask 022

random() { openssl rand -hex 24; }
key() { openssl rand -base64 32; }

admin=$(random)
pos_admin=$(random)
superuser=$(random)
printf '%s' "$superuser" > secrets/postgres-password
for name in key-encryption users audit audit-checkpoints; do key > "secrets/$name.key"; done
for name in account-records scope-records; do
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "secrets/$name.key" 2> /dev/null
  chmod 644 "secrets/$name.key" # openssl makes it private
done

roles=""
database() { # service database
  local password
  password=$(random)
  printf 'quarkus.datasource.username=%s\nquarkus.datasource.password=%s\n' "$2" "$password" > "secrets/$1.properties"
  roles+="CREATE ROLE $2 LOGIN PASSWORD '$password';
CREATE DATABASE $2 OWNER $2;
REVOKE ALL ON DATABASE $2 FROM PUBLIC;
"
}
database auth-service auth
database user-service users
database scope-registry scopes
database audit-service audit

# audit-service connects as a role that can add to the log but not change it; the owner runs migrations.
runtime=$(random)
sed 's/^quarkus\.datasource\./quarkus.flyway./' secrets/audit-service.properties > secrets/owner
{
  cat secrets/owner
  printf 'quarkus.flyway.jdbc-url=${quarkus.datasource.jdbc.url}\n'
  printf 'quarkus.datasource.username=audit_runtime\nquarkus.datasource.password=%s\n' "$runtime"
} > secrets/audit-service.properties
rm secrets/owner
roles+="CREATE ROLE audit_runtime LOGIN PASSWORD '$runtime';
GRANT CONNECT ON DATABASE audit TO audit_runtime;
"
printf '%s' "$roles" > secrets/roles.sql

resource_server() { # client audience
  local secret
  secret=$(random)
  printf '%s\n' "$secret" > "secrets/$1.client-secret"
  printf ',\n  {"client_id": "%s", "client_name": "%s", "client_secret": "%s", "token_endpoint_auth_method": "client_secret_basic", "grant_types": ["client_credentials"], "scope": "", "audience": [], "access_token_format": "jwt", "first_party": false, "redirect_uris": [], "introspect": true, "resource_audiences": ["%s"]}' \
    "$1" "$1" "$secret" "$2"
}
{
  printf '{"clients": [\n  {"client_id": "pos-admin", "client_name": "POS admin panel", "client_secret": "%s", "token_endpoint_auth_method": "client_secret_basic", "grant_types": ["password", "refresh_token"], "default_scope": "account admin", "scope": "account admin audit:read scopes:write core profile offline_access", "audience": ["%s"], "access_token_format": "opaque", "first_party": true, "redirect_uris": [], "introspect": false, "resource_audiences": []}' \
    "$pos_admin" "$issuer"
  for service in user-service scope-registry audit-service; do resource_server "$service" "$issuer"; done
  printf '\n]}\n'
} > secrets/clients.json
printf '{"accounts": [{"user_name": "admin", "password": "%s", "display_name": "Administrator", "groups": ["user", "master", "administrator"]}]}\n' "$admin" > secrets/accounts.json
printf 'TILLGATE_ISSUER=%s\n' "$issuer" > .env
touch secrets/.made

echo "account admin, password $admin"
echo "client pos-admin, secret $pos_admin"
