#!/usr/bin/env bash
# Everything one does with this repository. On a fresh Debian it needs git and the .NET 10 SDK, and installs the rest itself.
set -euo pipefail
cd "$(dirname "$0")"

# Debian keeps nft, and Debian 12 also ip, where an ordinary user's PATH does not look.
export PATH=$PATH:/usr/sbin:/sbin
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
umask 022

source eng/prerequisites.sh
source eng/run-tests.sh

usage() {
  cat <<'END'
./build.sh demo    run the examples and print what they show
./build.sh test    build everything and run every test
./build.sh pack    make the packages, in artifacts/packages
./build.sh bench   measure an isolated test: forked, fresh, unshare(1); also to artifacts/bench.json
./build.sh soak    run 50,000 isolated tests, or as many as a number says, and compare the last with the first
./build.sh build   build everything
./build.sh clean   remove artifacts/
END
}

build() {
  require "${to_build[@]}"
  dotnet msbuild "$1" -maxcpucount -restore -nologo -verbosity:quiet
}

demo() {
  require "${to_build[@]}" "${to_run[@]}"
  echo "Building the examples."
  build examples/Examples.slnf
  dotnet run --project examples/Demo --no-build
}

run_test() {
  require "${to_build[@]}" "${to_run[@]}"
  test_here_or_in_copy
}

pack() {
  require "${to_build[@]}" "${to_pack[@]}"
  rm -rf artifacts/packages
  dotnet msbuild Isolation.sln -maxcpucount -restore -t:Pack -p:Configuration=Release -nologo -verbosity:quiet
  ls artifacts/packages/*.nupkg
}

bench() {
  require "${to_build[@]}"
  dotnet build bench/Isolation.Bench -c Release -nologo -verbosity:quiet
  dotnet artifacts/bin/Isolation.Bench/release/Isolation.Bench.dll
}

soak() {
  require "${to_build[@]}"
  dotnet build tests/Isolation.Soak -c Release -nologo -verbosity:quiet
  dotnet artifacts/bin/Isolation.Soak/release/Isolation.Soak.dll "$@"
}

case ${1-} in
  demo) demo ;;
  test) run_test ;;
  pack) pack ;;
  bench) bench ;;
  soak) soak "${@:2}" ;;
  build) build Isolation.sln ;;
  clean) rm -rf artifacts ;;
  *) usage >&2; exit 2 ;;
esac
