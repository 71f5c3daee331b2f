#!/usr/bin/env bash
# Builds the images of the named services, or of all: deploy/images/build.sh [service...]. Settings: TAG, ENGINE (podman or docker).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

services=("$@")
[ "${#services[@]}" -gt 0 ] || services=(auth-service user-service scope-registry audit-service forward-auth)

for service in "${services[@]}"; do
  "${ENGINE:-podman}" build -f deploy/images/Containerfile --build-arg "SERVICE=$service" \
    -t "tillgate/$service:${TAG:-dev}" .
done
