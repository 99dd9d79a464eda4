# shellcheck shell=bash disable=SC2034
# What the system must have. Sourced by build.sh.
# Each need is a command, or a file, and the Debian package that brings it.

to_build=(cc:gcc /usr/include/stdio.h:libc6-dev)
to_run=(ip:iproute2 nft:nftables redis-server:redis-server newuidmap:uidmap)
to_pack=(aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu /usr/aarch64-linux-gnu/include/stdio.h:libc6-dev-arm64-cross)

# Installs the packages of the needs that are not met, or says how to.
require() {
  dotnet --version > /dev/null 2>&1 || fail "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  local packages
  read -ra packages <<< "$(missing_packages "$@")"
  (( ${#packages[@]} == 0 )) && return
  if ! command -v apt-get > /dev/null; then
    fail "Missing: ${packages[*]} (the names are Debian's). Install them with this system's package manager."
  fi
  as_root true || fail "Missing: ${packages[*]}. As root, run: apt-get install ${packages[*]}"
  echo "Installing with apt-get: ${packages[*]}"
  as_root eng/install-packages.sh "${packages[@]}" || fail "apt-get did not install them; its last words stand above."
}

missing_packages() {
  local need found=()
  for need in "$@"; do
    is_there "${need%%:*}" || found+=("${need#*:}")
  done
  echo "${found[*]}"
}

is_there() {
  if [[ $1 == /* ]]; then [[ -e $1 ]]; else command -v "$1" > /dev/null; fi
}

# Asks for a password only where somebody can type one.
as_root() {
  if (( EUID == 0 )); then
    "$@"
  elif ! command -v sudo > /dev/null; then
    return 1
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo --non-interactive true 2> /dev/null && sudo --non-interactive "$@"
  fi
}

fail() {
  echo "build.sh: $*" >&2
  exit 1
}
