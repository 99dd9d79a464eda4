#!/usr/bin/env bash
# Rewrites the public API baselines from what the compiler finds undeclared: run it after a deliberate API change and read the diff.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in src/*/*.csproj; do
  folder=$(dirname "$project")
  grep -q PublicApiAnalyzers "$project" || continue
  printf '#nullable enable\n' > "$folder/PublicAPI.Shipped.txt"
  printf '#nullable enable\n' > "$folder/PublicAPI.Unshipped.txt"
  found=$(dotnet build "$project" --no-dependencies -nologo -v q -p:TreatWarningsAsErrors=false 2>&1 \
    | grep -o "RS0016: Symbol '.*' is not part of the declared" | sed "s/^RS0016: Symbol '//; s/' is not part of the declared$//" | sort -u || true)
  [ -z "$found" ] || printf '%s\n' "$found" >> "$folder/PublicAPI.Unshipped.txt"
done
