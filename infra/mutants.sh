#!/usr/bin/env bash
# Changes the code in small ways and asks whether a test fails (docs/mutants.md). Not part of test.sh.
#   infra/mutants.sh credit          one slice: credit, bonuses, payroll or plans
#   infra/mutants.sh days            the changes listed by hand, in the places that Stryker cannot change
#   infra/mutants.sh operations      the changes of the portal's operations, listed by hand too, all in one build
#   infra/mutants.sh all             each slice that has no report newer than the code and its tests
#   infra/mutants.sh credit --last   what the last run of it left alive
# It works on a copy in artifacts/mutants, so that nobody's build is touched. A slice takes ten minutes or so, operations twice that.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root="$PWD/artifacts/mutants"; tree="$root/tree"

globs() {
  case "$1" in
    credit) echo '**/Credit/*.cs' '**/Claims/CreditQueue.cs' ;;
    bonuses) echo '**/Bonuses/*.cs' ;;
    payroll) echo '**/Payroll/*.cs' ;;
    plans) echo '**/Plans/*.cs' ;;
    *) echo "Which slice: credit, bonuses, payroll, plans, days, operations or all?" >&2; return 1 ;;
  esac
}

alive() { # what no test noticed, and the figures
  local report="$root/$1/reports/mutation-report.json"
  command -v jq >/dev/null || { echo "With jq installed the survivors are listed here; they are in $root/$1/reports"; return; }
  jq -r '
    .files | to_entries[] | .key as $file | (.value.source | split("\n")) as $lines | .value.mutants[]
    | select(.status == "Survived" or .status == "NoCoverage" or .status == "RuntimeError")
    | "\($file | sub(".*EmployeeReferrals.Domain/"; "")):\(.location.start.line)  \(.mutatorName)"
      + (if .status == "Survived" then "" else "  (\(.status))" end)
      + "\n    \($lines[.location.start.line - 1] | ltrimstr(" ") | gsub("^ +"; ""))"
      + "\n    -> \(.replacement // "" | gsub("\\s+"; " ") | .[0:120])"' "$report"
  jq -r '
    [.files[] | [.mutants[].status] | select(any(. != "Ignored" and . != "CompileError")) | .[] | select(. != "Ignored")] | group_by(.) | map({(.[0]): length}) | add
    | ((.Killed // 0) + (.Timeout // 0)) as $dead | ($dead + (.Survived // 0) + (.NoCoverage // 0) + (.RuntimeError // 0)) as $all
    | "'"$1"': \($all) mutants, \(.Killed // 0) killed, \(.Timeout // 0) timed out, \(.Survived // 0) survived, "
      + "\(.NoCoverage // 0) reached by no test, \(.CompileError // 0) that do not compile; \(1000 * $dead / $all | round / 10) %"' "$report"
}

copy() {
  mkdir -p "$tree"
  find "$tree" -type f -not -path '*/bin/*' -not -path '*/obj/*' -delete
  tar -c --exclude bin --exclude obj .config .editorconfig ./*.props BannedSymbols.txt \
    build src/EmployeeReferrals.Domain tests/EmployeeReferrals.Domain.Tests | tar -x -C "$tree"
}

run() {
  local slice="$1" mutate=() globs; globs=$(globs "$slice")
  set -f; for glob in $globs; do mutate+=(-m "$glob"); done; set +f
  copy
  rm -rf "${root:?}/$slice"
  # The properties run a hundredth of their cases. A mutant is not formatted.
  (cd "$tree" && dotnet tool restore >/dev/null && cd tests/EmployeeReferrals.Domain.Tests \
    && EMPLOYEEREFERRALS_SHORT=1 CSharpier_Check=false dotnet dotnet-stryker "${mutate[@]}" -O "$root/$slice")
  alive "$slice"
}

# Goes on where it was stopped; with the list, the code or a test changed it begins anew.
days() {
  local results="$root/days/results.txt"
  [ -z "$(find src/EmployeeReferrals.Domain tests/EmployeeReferrals.Domain.Tests tests/EmployeeReferrals.Mutants \
    \( -name '*.cs' -o -name changes.txt \) -not -path '*/obj/*' -newer "$results" -print -quit 2>/dev/null)" ] || rm -rf "$root/days"
  copy
  (cd "$tree" && dotnet build tests/EmployeeReferrals.Domain.Tests -v q -clp:NoSummary \
    -p:CSharpier_Check=false -p:EmitCompilerGeneratedFiles=true --no-incremental)
  mkdir -p "$root/days"
  dotnet run --project tests/EmployeeReferrals.Mutants -v q -- "$tree" "$results"
  cut -f 1 "$results" | sort | uniq -c
}

# Goes on where it was stopped; what was killed stays so until the code changes, what survived is asked again.
operations() {
  local results="$root/operations/results.txt" copy="$root/operations-tree" program=tests/EmployeeReferrals.Mutants
  [ -z "$(find src \( -name '*.cs' -o -name '*.razor' \) -not -path '*/obj/*' -newer "$results" -print -quit 2>/dev/null)" ] \
    || rm -rf "$root/operations"
  mkdir -p "$root/operations"
  dotnet run --project "$program" -v q -- operations-tree . "$copy"
  # A marked source is neither formatted nor in the house's style.
  (cd "$copy" && nice -n 5 dotnet build tests/EmployeeReferrals.Web.Tests -v q -clp:NoSummary \
    -p:CSharpier_Check=false -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:TreatWarningsAsErrors=false)
  nice -n 5 dotnet run --no-build --project "$program" -- operations "$copy" "$results" 2
  cut -f 1 "$results" | sort | uniq -c
}

fresh() { [ -f "$root/$1/reports/mutation-report.json" ] \
  && [ -z "$(find src/EmployeeReferrals.Domain tests/EmployeeReferrals.Domain.Tests -name '*.cs' -not -path '*/obj/*' \
    -newer "$root/$1/reports/mutation-report.json" -print -quit)" ]; }

slice="${1:-}"
if [ "$slice" = all ]; then
  for each in credit bonuses payroll plans; do fresh "$each" || run "$each"; done
  for each in credit bonuses payroll plans; do alive "$each" | tail -1; done
elif [ "$slice" = days ] || [ "$slice" = operations ]; then
  "$slice"
elif globs "$slice" >/dev/null; then
  if [ "${2:-}" = --last ]; then alive "$slice"; else run "$slice"; fi
fi
