# shellcheck shell=bash
# Runs every test project and adds the results up. Sourced by build.sh.

passed=0
failed=0
results=$PWD/artifacts/test-results
readonly longest_run=900 ordinary_user=4242 soak_tests=5000

# What to put before a command. An ID needs no account; without root's groups it is without root's capabilities.
as_ordinary_user=(setpriv --reuid "$ordinary_user" --regid "$ordinary_user" --clear-groups env --ignore-environment PATH="$PATH"
  DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=0 DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1)

# Some tests that root runs run as an ordinary user, too, who must be able to read what was built. Root's home is not his.
test_here_or_in_copy() {
  if (( EUID == 0 )) && ! "${as_ordinary_user[@]}" test -r "$PWD/build.sh"; then
    test_in_copy
  else
    build Isolation.sln
    run_all_tests
  fi
}

test_in_copy() {
  local copy status=0
  copy=$(mktemp -d /var/tmp/isolation-XXXXXX)
  echo "An ordinary user cannot read $PWD, and some tests run as one: testing a copy, $copy."
  tar --create --exclude=./artifacts . | tar --extract --directory "$copy"
  chmod -R a+rX "$copy"
  "$copy/build.sh" test || status=$?
  rm -rf "$copy"
  return "$status"
}

# Ends with one line, `N passed, N failed`, and fails unless something passed and nothing failed.
run_all_tests() {
  rm -rf "$results"
  local project
  for project in $(test_projects); do
    echo "== $project"
    run_project "$(basename "$project" .csproj)" dotnet test "$project" --no-build
  done
  for project in tests/Isolation.Xunit.Tests tests/Isolation.EndToEnd $(test_projects | grep ^examples/); do
    echo "== $project, with a fresh process for each test"
    run_project "$(basename "$project" .csproj)-spawn" env ISOLATION_LAUNCH=spawn dotnet test "$project" --no-build --filter "Launch!=both"
  done
  run_soak "as $(id -un)" env
  if (( EUID == 0 )); then
    with_ordinary_user run_examples_as_ordinary_user
    with_ordinary_user run_soak_as_ordinary_user
  fi
  echo "$passed passed, $failed failed"
  (( passed > 0 && failed == 0 ))
}

# The specimens fail, crash and hang on purpose; the tests that expect it of them run them.
test_projects() {
  local project
  for project in tests/*/*.csproj examples/*/*.csproj; do
    if [[ $project != *Specimen* && $(dotnet msbuild "$project" -getProperty:IsTestProject) == true ]]; then
      echo "$project"
    fi
  done
}

# A name for the results, then the command.
run_project() {
  local name=$1 status=0
  shift
  mkdir -p "$results"
  timeout --kill-after=30 "$longest_run" "$@" --logger "trx;LogFileName=$name.trx" --results-directory "$results" || status=$?
  add_up "$name" "$status"
}

# A project fails also when it ends badly without a failed test, and when no test ran.
add_up() {
  local name=$1 status=$2 counters project_passed project_failed
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2> /dev/null || true)
  project_passed=$(counter passed "$counters")
  project_failed=$(( $(counter failed "$counters") + $(counter error "$counters") + $(counter timeout "$counters") + $(counter aborted "$counters") ))
  if (( project_failed == 0 && (status != 0 || project_passed == 0) )); then
    echo "$name: ended with exit code $status after $project_passed passed tests: counted as a failure"
    project_failed=1
  fi
  passed=$(( passed + project_passed ))
  failed=$(( failed + project_failed ))
}

counter() {
  local value
  value=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$2")
  echo "${value:-0}"
}

# Whose soak it is, then what to put before the command. It is over in minutes, or its own watchdog ends it.
run_soak() {
  local whose=$1 log=$results/soak.log last
  shift
  echo "== tests/Isolation.Soak, $soak_tests tests $whose"
  timeout --kill-after=30 "$longest_run" "$@" dotnet artifacts/bin/Isolation.Soak/debug/Isolation.Soak.dll "$soak_tests" | tee "$log" || true
  last=$(tail -n 1 "$log")
  if [[ $last =~ ^soak:\ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$(( passed + BASH_REMATCH[1] ))
    failed=$(( failed + BASH_REMATCH[2] ))
  else
    echo "The soak ended without a result: counted as a failure"
    failed=$(( failed + 1 ))
  fi
}

# Runs a function that takes a home for such a user, where such a user can run dotnet.
with_ordinary_user() {
  local home
  home=$(mktemp -d)
  chown "$ordinary_user" "$home"
  if ! "${as_ordinary_user[@]}" HOME="$home" dotnet --version > /dev/null 2>&1; then
    echo "No ${1//_/ }: $(readlink -f "$(command -v dotnet)") is out of such a user's reach."
  else
    "$1" "$home"
  fi
  rm -rf "$home"
}

run_soak_as_ordinary_user() {
  run_soak "as an ordinary user" "${as_ordinary_user[@]}" HOME="$1"
}

run_examples_as_ordinary_user() {
  local project name home=$1 results=$1/results
  mkdir "$results"
  chown -R "$ordinary_user" "$home"
  for project in $(test_projects | grep ^examples/); do
    name=$(basename "$project" .csproj)
    echo "== $project, as an ordinary user"
    run_project "$name" "${as_ordinary_user[@]}" HOME="$home" dotnet test "artifacts/bin/$name/debug/$name.dll"
  done
}
