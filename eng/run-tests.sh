# shellcheck shell=bash
# Runs every test project and adds the results up. Sourced by build.sh.

passed=0
failed=0
results=$PWD/artifacts/test-results
readonly longest_run=900 ordinary_user=4242

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
    run_project "$(basename "$project" .csproj)-spawn" env ISOLATION_LAUNCH=spawn dotnet test "$project" --no-build
  done
  if (( EUID == 0 )); then
    run_examples_as_ordinary_user
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

run_examples_as_ordinary_user() {
  local project name home results
  home=$(mktemp -d)
  results=$home/results
  mkdir "$results"
  chown -R "$ordinary_user" "$home"
  if ! "${as_ordinary_user[@]}" HOME="$home" dotnet --version > /dev/null 2>&1; then
    echo "The examples do not run as an ordinary user, too: $(readlink -f "$(command -v dotnet)") is out of such a user's reach."
  else
    for project in $(test_projects | grep ^examples/); do
      name=$(basename "$project" .csproj)
      echo "== $project, as an ordinary user"
      run_project "$name" "${as_ordinary_user[@]}" HOME="$home" dotnet test "artifacts/bin/$name/debug/$name.dll"
    done
  fi
  rm -rf "$home"
}
