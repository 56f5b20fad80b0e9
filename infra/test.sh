#!/usr/bin/env bash
# Installs what is missing, builds, runs every suite, and ends with one line: N passed, N failed.
#   infra/test.sh          what every change must pass
#   infra/test.sh --long   more iterations and kills
#   infra/test.sh --quick  while one writes: the rules, and operations and pages without what kills, copies or lives through years
#   infra/test.sh --page /payouts       that page and what lies below it, as its readers, in the browser
#   infra/test.sh --browser WorkTests   one class of the browser's
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Programs that live for minutes pay for being profiled, and for two mappings of each page of code, and get little back.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
# What a test makes is gone with it: looking for what is left less often saves an eighth of the time.
export DOTNET_GCgen0size=0x4000000
long=""; quick=""; browser=""
case "${1:-}" in
  --long) long=1; export EMPLOYEEREFERRALS_LONG=1 ;;
  --quick) quick=1 ;;
  --page) browser=EveryPageTests; export EMPLOYEEREFERRALS_PAGE="${2:?Which page, such as /payouts?}" ;;
  --browser) browser="${2:?Which class, such as WorkTests?}" ;;
esac
if [ -n "$browser" ]; then
  # Filled once for each tale and schema, and kept: a page does not wait for it.
  tale=$(cat src/EmployeeReferrals.Web/Demo/*.cs src/EmployeeReferrals.Web/Data/Migrations/Sqlite/*.cs | sha1sum | head -c 12)
  export EMPLOYEEREFERRALS_DEMONSTRATION="$PWD/artifacts/demonstration-$tale"
fi

if [ -z "$quick" ] && ! command -v chromium-headless-shell >/dev/null && command -v apt-get >/dev/null; then
  echo "Installing Chromium"
  run=""; [ "$(id -u)" -ne 0 ] && run="sudo"
  { $run apt-get update -qq && { $run apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-liberation \
    || $run apt-get install -y -qq --no-install-recommends chromium fonts-liberation; }; } >/dev/null 2>&1 || echo "Chromium could not be installed"
fi

if [ -z "$quick" ] && ! command -v npm >/dev/null && command -v apt-get >/dev/null; then
  echo "Installing Node for the mail server of the tests"
  run=""; [ "$(id -u)" -ne 0 ] && run="sudo"
  { $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends nodejs npm; } >/dev/null 2>&1 || echo "Node could not be installed"
fi

total_passed=0; total_failed=0; total_skipped=0
started=$(date +%s)
step() { printf '%-28s %4ss  %s\n' "$1" "$(( $(date +%s) - $2 ))" "$3"; }

at=$(date +%s)
built() { # what is built: all, or the projects that are named
  dotnet restore --locked-mode -v q || return 1
  for project in "${@:-EmployeeReferrals.sln}"; do dotnet build "$project" --no-restore -v q -clp:NoSummary || return 1; done
}
wanted=()
[ -n "$quick" ] && wanted=(tests/EmployeeReferrals.Domain.Tests tests/EmployeeReferrals.Web.Tests)
[ -n "$browser" ] && wanted=(tests/EmployeeReferrals.Browser.Tests)
built "${wanted[@]}" || { echo "The build failed"; echo "0 passed, 1 failed"; exit 1; }
step "build" "$at" "warnings are errors"

# Every commit of an embedded database waits for its disk. What the suites write is gone with them: where memory has room, it is their disk.
free() { awk -v kb="$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" '/^MemAvailable/ { print ($2 < kb + 0 ? $2 : kb + 0) }' /proc/meminfo; }
if [ -z "${TMPDIR:-}" ] && [ "$(free 2>/dev/null || echo 0)" -gt 6000000 ]; then
  TMPDIR=$(mktemp -d /dev/shm/employee-referrals-XXXXXX) && export TMPDIR && trap 'rm -rf "$TMPDIR"' EXIT
fi

suite() { # project, extra arguments
  local project="tests/EmployeeReferrals.$1" log at passed failed skipped
  shift_args=("${@:2}")
  log=$(mktemp); at=$(date +%s)
  dotnet run --no-build --project "$project" -- "${shift_args[@]}" -noColor >"$log" 2>&1
  local code=$?
  local line; line=$(grep -E 'Total: [0-9]+, Errors' "$log" | tail -1)
  local count failures errors resting
  count=$(sed -nE 's/.*Total: ([0-9]+),.*/\1/p' <<<"$line"); failures=$(sed -nE 's/.*Failed: ([0-9]+),.*/\1/p' <<<"$line")
  errors=$(sed -nE 's/.*Errors: ([0-9]+),.*/\1/p' <<<"$line"); skipped=$(sed -nE 's/.*Skipped: ([0-9]+),.*/\1/p' <<<"$line")
  resting=$(sed -nE 's/.*Not Run: ([0-9]+),.*/\1/p' <<<"$line") # run by hand alone
  if [ -z "$count" ]; then cat "$log"; failed=1; passed=0; skipped=0
  else
    failed=$(( failures + errors )); passed=$(( count - failures - skipped - ${resting:-0} ))
    if [ "$failed" -gt 0 ] || [ "$code" -ne 0 ]; then grep -vE '^\s+at (System|Microsoft|Xunit)' "$log" | tail -200; fi
    [ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ] && failed=1
    [ "$skipped" -gt 0 ] && grep -E '\[SKIP\]' "$log"
    # A skipped test is a hole that nobody sees: where it counts, it fails.
    if [ "${CI:-}" = "true" ] && [ "$skipped" -gt 0 ]; then failed=$(( failed + skipped )); fi
  fi
  total_passed=$(( total_passed + passed )); total_failed=$(( total_failed + failed )); total_skipped=$(( total_skipped + skipped ))
  step "$1" "$at" "$passed passed, $failed failed, $skipped skipped"
  rm -f "$log"
}

[ -n "$browser" ] || suite Domain.Tests
if [ -n "$browser" ]; then
  suite Browser.Tests -class "*.$browser"
elif [ -n "$quick" ]; then
  slow=(AccessTests CommandTests FailEverywhereTests KillEverywhereTests MoneyModelTests MergeTests HostileTests SentenceTests TsqlTests
    SmtpOutboxTests DemoTaleTests AuditTailTests PayrollTests SimulatorTests DatabaseErrorTests DatabaseAwayTests TinyDiskTests)
  suite Web.Tests $(printf ' -class- *.%s' "${slow[@]}")
else
  suite Web.Tests
  suite Crash
  suite Browser.Tests
fi

echo "In all $(( $(date +%s) - started )) s${long:+ (long)}, $total_skipped skipped"
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ]
