#!/usr/bin/env bash
# Builds the images of the services named, or of all: deploy/images/build.sh [service...]; TAG and ENGINE (podman or docker) may be set.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

services=("$@")
[ "${#services[@]}" -gt 0 ] || services=(auth-service user-service scope-registry audit-service forward-auth)

for service in "${services[@]}"; do
  "${ENGINE:-podman}" build -f deploy/images/Containerfile --build-arg "SERVICE=$service" \
    -t "tillgate/$service:${TAG:-dev}" .
done
