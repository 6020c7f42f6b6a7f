#!/bin/sh
# The tests: "check" is the server's own, "test" adds the packaged product in a real browser.
# Called by ./c7, which has found a Java and exported JAVA_HOME.
set -eu

top=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
what=${1:-check}
begun=$(date +%s)
log=$top/server/target/$what.log
broken=


say() { printf '%s\n' "$*"; }
passed_time() { echo "$(($(date +%s) - begun)) s"; }
has() { command -v "$1" >/dev/null 2>&1; }
speaks_arabic() { has fc-list && [ -n "$(fc-list :lang=ar 2>/dev/null | head -n 1)" ]; }

# Installs what is missing when that is possible; what is not there afterwards is skipped by its tests.
system_packages() {
    packages=
    has node && has npm || packages="$packages nodejs npm"
    has strace || packages="$packages strace"
    if [ "$what" = test ]; then
        has chromium || has chromium-browser || packages="$packages chromium"
        speaks_arabic || packages="$packages fontconfig fonts-liberation fonts-noto-core"
    fi
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" = 0 ] && has apt-get; then
        say "Installing:$packages"
        {
            apt-get update -q && DEBIAN_FRONTEND=noninteractive \
                apt-get install -q -y --no-install-recommends $packages
        } >>"$log" 2>&1 || say "  that failed; see ${log#"$top"/}"
    else
        say "Missing, and only root can install:$packages"
        say "  (apt-get install$packages); the tests that need them will be skipped."
    fi
}

# A second server that speaks CouchDB's protocol, from npm, kept in the cache folder.
pouchdb() {
    cache=${XDG_CACHE_HOME:-${HOME:-$top/server/target}/.cache}/classroom7/pouchdb
    if ! cmp -s "$top/house/pouchdb/package-lock.json" "$cache/installed"; then
        has npm || return 0
        say "Fetching PouchDB server into $cache"
        mkdir -p "$cache"
        cp "$top/house/pouchdb/package.json" "$top/house/pouchdb/package-lock.json" "$cache/"
        (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund) >>"$log" 2>&1 || {
            say "  that failed; see ${log#"$top"/}"
            return 0
        }
        cp "$cache/package-lock.json" "$cache/installed"
    fi
    C7_TEST_POUCHDB=$cache/node_modules/pouchdb-server/bin/pouchdb-server
    export C7_TEST_POUCHDB
}

maven() {
    title=$1
    shift
    say "$title ($(passed_time))"
    { (cd "$top" && mvn -B -ntp "$@" -Dmaven.test.failure.ignore=true) || echo failed >"$log.failed"; } 2>&1 |
        tee -a "$log" |
        grep --line-buffered -E 'Tests run:.*-- in|^\[ERROR\]' |
        grep --line-buffered -vE 'Re-run Maven|To see the full|For more information|\[Help|^\[ERROR\] *$' || :
    if [ -e "$log.failed" ]; then
        rm -f "$log.failed"
        broken="$broken, $title"
    fi
}

reports() { find "$top/server/target/surefire-reports" "$top/acceptance/target/surefire-reports" -name 'TEST-*.xml' 2>/dev/null; }

# Which tests failed, a line each with the beginning of what they said: enough to begin with, without the log.
failures() {
    reports | tr "\n" "\0" | xargs -0 -r cat | tr '\n' ' ' | sed 's/<testcase /\n<testcase /g' | awk '
        function of(text, name) { return match(text, " " name "=\"[^\"]*\"") ? substr(text, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
        { sub(/<system-out>.*/, "") }
        /^<testcase / && match($0, /<(failure|error)[ >]/) {
            said = of(substr($0, RSTART), "message")
            gsub(/&#10;|&#13;|&#9;/, " ", said); gsub(/&quot;/, "\"", said); gsub(/&lt;/, "<", said); gsub(/&gt;/, ">", said); gsub(/&amp;/, "\\&", said)
            print "  failed: " of($0, "classname") "." of($0, "name") ": " substr(said, 1, 300) }'
}

# The last line: what passed, failed and was skipped, and why.
count() {
    reports | tr "\n" "\0" | xargs -0 -r cat | tr '\n' '\t' | sed 's/<testsuite /\n<testsuite /g' | awk -v spent="$(passed_time)" '
        function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
        /^<testsuite / { all += of("tests"); failed += of("errors") + of("failures"); skipped += of("skipped")
            rest = $0
            while (match(rest, /<skipped[^>]*>(<!\[CDATA\[[^\t]*)?/)) {
                why = substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
                if (sub(/.*message="/, "", why)) sub(/".*/, "", why)
                else sub(/.*<!\[CDATA\[[^:]*: /, "", why)
                sub(/^Assumption failed: /, "", why)
                reasons[why ~ /^</ ? "of no stated reason" : why]++ } }
        END {
            for (why in reasons) list = list (list ? "; " : " (") reasons[why] " because " why
            printf "%d passed, %d failed, %d skipped%s%s in %s\n", all - failed - skipped, failed, skipped, list, list ? ")" : "", spent
            exit failed > 0 || all == 0 }'
}

has mvn || { say "c7: the tests need Maven, which is not on the PATH. Install it, for example: apt-get install maven" >&2; exit 2; }
mkdir -p "$top/server/target"
rm -rf "$log" "$log.failed" "$top/server/target/surefire-reports" "$top/acceptance/target/surefire-reports"
system_packages
pouchdb
# The long ones (tag "long": drills, a scripted week, whole programs under load) would make the short form long.
without=
[ "$what" = test ] || { without=-DexcludedGroups=long; say "Drills, the scripted week, starts of the whole program and the bench are left to ./c7 test."; }
maven "Building and testing the server" verify -pl server,bench ${without:+"$without"}
if [ "$what" = test ]; then
    "$top/c7" build || broken="$broken, building the product"
    maven "Driving the product in a browser" verify -pl acceptance
fi
[ -z "$broken" ] || say "Broken: ${broken#, }; all that was said is in ${log#"$top"/}"
failures
count && [ -z "$broken" ]
