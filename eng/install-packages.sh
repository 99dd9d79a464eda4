#!/usr/bin/env bash
# Installs Debian packages without starting the daemons that come with some of them. To be run as root.
set -euo pipefail

policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  # invoke-rc.d(8): 101 forbids the action. A policy that somebody else made stays as it is.
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod 755 "$policy"
fi

log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install --yes --no-install-recommends "$@"; } > "$log" 2>&1; then
  tail -n 20 "$log" >&2
  rm -f "$log"
  exit 1
fi
rm -f "$log"

# The tests start their own redis-server; the system's is not to come up at the next boot either.
if [[ " $* " == *" redis-server "* ]]; then
  update-rc.d redis-server disable > /dev/null 2>&1
fi
