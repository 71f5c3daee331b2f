#!/usr/bin/env bash
# Builds the images and runs the four services from them, on a Debian machine that reaches no image registry:
#   JDK_25=/usr/lib/jvm/temurin-25-jdk-amd64 deploy/images/try.sh [build|run]
# It creates the base images with debootstrap and that JDK. ./tillgate runs PostgreSQL, Kafka and the gateway, in TILLGATE_HOME
# (ports: TILLGATE_PORT, TILLGATE_PORTS). Prints results and measurements. The images are kept; all processes are ended.
# Needs root, podman, runc, debootstrap, curl and jq, and a built checkout. MAVEN_REPOSITORY: a local repository for builds
# without network, which must contain the plugin of the bill of materials. MIRROR, SUITE: of Debian.
# SERVICES: the services to run from images; ./tillgate runs the others. ROUNDS: the number of measurements of each start.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$root"
all=(scope-registry auth-service user-service audit-service)
read -r -a services <<< "${SERVICES:-${all[*]}}"
trial=localhost/tillgate-trial
work=$(mktemp -d)
export TILLGATE_HOME=${TILLGATE_HOME:-$work/stack} TILLGATE_SKIP_BUILD=true
podman=(podman --runtime runc)
# Without these settings podman requests higher limits than the machine may allow, and runc fails.
limits=(--ulimit nofile=8192:8192 --ulimit nproc=4096:4096)

finish() {
  for service in "${services[@]}"; do remove "$service"; done
  [ ! -e "$TILLGATE_HOME" ] || ./tillgate down > /dev/null || true
  rm -rf "$work"
}
remove() { "${podman[@]}" rm -f -t 15 "tillgate-trial-$1" > /dev/null 2>&1 || true; }
trap finish EXIT
trap 'exit 130' INT TERM
say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
fail() { say "$*" >&2; exit 1; }

bases() {
  "${podman[@]}" image exists "$trial/jdk" && "${podman[@]}" image exists "$trial/jre" && "${podman[@]}" image exists "$trial/cc" && return
  : "${JDK_25:?the directory of a JDK 25}"
  say "Debian ${SUITE:-trixie} by debootstrap"
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6,zlib1g --keep-debootstrap-dir \
    "${SUITE:-trixie}" "$work/debian" "${MIRROR:-http://deb.debian.org/debian}" > "$work/debootstrap.log" \
    || { tail -n 20 "$work/debootstrap.log" >&2; exit 1; }

  # Like distroless/cc: the C and C++ libraries, and no programs.
  mkdir -p "$work/cc"
  for package in base-files libc6 libgcc-s1 gcc-14-base libstdc++6 zlib1g; do
    dpkg-deb -x "$work"/debian/var/cache/apt/archives/"$package"_*.deb "$work/cc"
  done
  mkdir -p -m 1777 "$work/cc/tmp"
  printf 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n' > "$work/cc/etc/passwd"
  printf 'root:x:0:\nnonroot:x:65532:\n' > "$work/cc/etc/group"
  tar -C "$work/cc" -c . | "${podman[@]}" import -q --change 'USER 65532' - "$trial/cc" > /dev/null

  local java=(--change 'ENV JAVA_HOME=/opt/java/openjdk' --change 'ENV PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  rm -rf "$work/debian/var/cache/apt/archives" "$work/debian/debootstrap"
  mkdir -p "$work/debian/opt/java"
  # Like the runtime of eclipse-temurin: all modules of Java SE with their dependencies, no compiler.
  "$JDK_25/bin/jlink" --output "$work/debian/opt/java/openjdk" --strip-debug --no-header-files --no-man-pages --generate-cds-archive \
    --add-modules java.se,jdk.accessibility,jdk.charsets,jdk.dynalink,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.naming.rmi,jdk.net,jdk.nio.mapmode,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs
  tar -C "$work/debian" -c . | "${podman[@]}" import -q "${java[@]}" - "$trial/jre" > /dev/null
  rm -rf "$work/debian/opt/java/openjdk"
  cp -a "$(readlink -f "$JDK_25")" "$work/debian/opt/java/openjdk"
  tar -C "$work/debian" -c . | "${podman[@]}" import -q "${java[@]}" - "$trial/jdk" > /dev/null
  rm -rf "$work/debian" "$work/cc"
  say "bases: $("${podman[@]}" images --format '{{.Repository}} {{.Size}}' | sed -n "s|^$trial/||p" | paste -s -d ,)"
}

build() {
  bases
  local arguments=(--build-arg "JDK=$trial/jdk" --build-arg "JRE=$trial/jre" --build-arg "BASE=$trial/cc")
  if [ -n "${MAVEN_REPOSITORY:-}" ]; then
    # An overlay: writes are discarded. Not Maven's -o, with which the plugin creates no bill of materials.
    arguments+=(--network none --volume "$MAVEN_REPOSITORY:/maven/repository:O"
      --volume "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper:/maven/home/wrapper:O"
      --build-arg MAVEN_USER_HOME=/maven/home --build-arg MAVEN_ARGS=-Dmaven.repo.local=/maven/repository)
  else
    arguments+=(--network host)
  fi
  for service in "${services[@]}"; do
    local began=$SECONDS
    "${podman[@]}" build "${limits[@]}" "${arguments[@]}" -f deploy/images/Containerfile --build-arg "SERVICE=$service" \
      -t "tillgate/$service:trial" . > "$work/build.log" 2>&1 || { tail -n 60 "$work/build.log" >&2; exit 1; }
    say "tillgate/$service built in $((SECONDS - began)) s, $("${podman[@]}" images --format '{{.Size}}' "tillgate/$service:trial")"
    look "$service"
  done
}

# Checks what an image contains.
look() { # service
  local files
  files=$("${podman[@]}" image mount "tillgate/$1:trial")
  [ -z "$(find "$files" \( -name '*sh' -o -name busybox -o -name apt -o -name dpkg \) -perm /111 ! -type d -print -quit)" ] ||
    fail "There is a shell or an installer in tillgate/$1"
  [ -s "$files/deployments/app.aot" ] || fail "The training made no AOT cache for tillgate/$1"
  say "  no shell; AOT cache of $(du -m "$files/deployments/app.aot" | cut -f 1) MB; bill of materials:" \
    "$(jq -r '"\(.bomFormat) \(.specVersion) of \(.metadata.component.name), \(.components | length) components"' "$files/deployments/bom.json")"
  "${podman[@]}" image unmount "tillgate/$1:trial" > /dev/null
}

# Starts a service from its image, on the host network, where the other services are.
start() { # service java-option...
  local service=$1
  shift
  remove "$service"
  "${podman[@]}" run -d --name "tillgate-trial-$service" --network host --read-only --cap-drop ALL \
    --security-opt no-new-privileges "${limits[@]}" -v "$work/settings:/settings:ro" -v "$work/checkpoints:/checkpoints" \
    -e QUARKUS_PROFILE=local -e "QUARKUS_CONFIG_LOCATIONS=/settings/$service.properties" -e "JAVA_TOOL_OPTIONS=-Xmx256m $*" \
    "tillgate/$service:trial" > /dev/null
}
ready() { # service
  local port deadline=$((SECONDS + 180))
  port=$(sed -n 's/^quarkus.http.port=//p' "$work/settings/$1.properties")
  until curl -fs -o /dev/null "http://127.0.0.1:$port/q/health/ready"; do
    [ $SECONDS -lt $deadline ] || { "${podman[@]}" logs "tillgate-trial-$1" 2>&1 | tail -n 30 >&2; fail "$1 is not ready"; }
    sleep 0.1
  done
}
of() { "${podman[@]}" inspect --format "$2" "tillgate-trial-$1"; } # service what
# The start time that Quarkus reports, and the CPU time until it is ready, which depends less on other load.
measured() { # service java-option...
  local said cpu
  start "$@"
  ready "$1"
  cpu=$(awk -v hz="$(getconf CLK_TCK)" '{ printf "%.1f", ($14 + $15) / hz }' "/proc/$(of "$1" '{{.State.Pid}}')/stat")
  said=$("${podman[@]}" logs "tillgate-trial-$1" 2>&1 | sed -n 's/.* started in \([0-9.]*\)s.*/\1/p')
  printf '%s s (%s)' "$said" "$cpu"
}

call() { # what status curl-option...
  local what=$1 wanted=$2 got
  shift 2
  got=$(curl -s -o "$work/body" -w '%{http_code}' --max-time 30 "$@")
  [ "$got" = "$wanted" ] || fail "$what: $got, not $wanted: $(cat "$work/body")"
  say "  $what: $got"
}
walk() {
  local origin admin token user
  user=trial.$(date +%s)
  origin=$(jq -r .base_url "$TILLGATE_HOME/credentials.json")
  admin=pos-admin:$(jq -r .clients.pos_admin.client_secret "$TILLGATE_HOME/credentials.json")
  local person="{\"user_name\": \"$user\", \"password\": \"correct-horse-battery\"}"
  call "an account" 201 -H 'Content-Type: application/json' -d "$person" "$origin/users"
  call "a token" 201 -u "$admin" -H 'Content-Type: application/json' -d "$person" "$origin/auth/token"
  token=$(jq -r .access_token "$work/body")
  call "the account by its token" 200 -H "Authorization: Bearer $token" "$origin/users/me"
  call "its revocation" 200 -u "$admin" -d "token=$token" "$origin/oauth/revoke"
  call "the account by the dead token" 401 -H "Authorization: Bearer $token" "$origin/users/me"
}

run() {
  local pid
  for part in postgres kafka mail gateway "${all[@]}"; do
    [[ " ${services[*]} " = *" $part "* ]] || ./tillgate start "$part"
  done
  # Containers run as nobody and must read the files; the directory's mode protects them.
  mkdir -p "$work/settings" "$work/checkpoints"
  cp -r "$TILLGATE_HOME"/config/. "$work/settings"
  sed -i -e "s|=$TILLGATE_HOME/config/|=/settings/|" -e 's|^tillgate.audit.checkpoint.directory=.*|tillgate.audit.checkpoint.directory=/checkpoints|' \
    "$work"/settings/*.properties
  chown -R 65532:65532 "$work/settings" "$work/checkpoints"
  for service in "${services[@]}"; do start "$service"; done
  for service in "${services[@]}"; do
    ready "$service"
    pid=$(of "$service" '{{.State.Pid}}')
    say "$service is ready: user $(stat -c %u "/proc/$pid"), read-only: $(of "$service" '{{.HostConfig.ReadonlyRootfs}}')," \
      "$(awk '/^VmRSS/ { printf "%d MB", $2 / 1024 }' "/proc/$pid/status") of memory"
  done
  walk
  say "starts, by Quarkus' word (and seconds of the processor until ready); $(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg)"
  for service in "${services[@]}"; do
    for ((round = 0; round < ${ROUNDS:-3}; round++)); do
      say "  $service: $(measured "$service") with the AOT cache, $(measured "$service" -XX:AOTMode=off) without"
    done
  done
  walk
}

case ${1:-all} in
  build) build ;;
  run) run ;;
  all)
    build
    run
    ;;
  *) sed -n '2,8s/^# //p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
