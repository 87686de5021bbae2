# Builds and runs the test projects, and counts. Read by ../decisions after build.sh.

# Sets and exports CHROMIUM, the browser that the browser tests drive; installs one where that is possible.
find_chromium() {
    if [ -n "${CHROMIUM-}" ]; then
        command -v -- "$CHROMIUM" >/dev/null || { no_chromium "CHROMIUM names $CHROMIUM, which is no program"; return 1; }
        return
    fi
    chromium_on_path && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        printf 'Installing Chromium …\n'
        if DEBIAN_FRONTEND=noninteractive apt-get update -q >"$work/apt" 2>&1 </dev/null &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium >>"$work/apt" 2>&1 </dev/null &&
            chromium_on_path; then
            return
        fi
        tail -n 20 -- "$work/apt"
        no_chromium 'apt-get could not install it'
        return 1
    fi
    no_chromium 'none is on PATH'
    return 1
}

chromium_on_path() {
    for browser in chromium chromium-browser google-chrome google-chrome-stable; do
        CHROMIUM=$(command -v "$browser") && export CHROMIUM && return
    done
    return 1
}

no_chromium() {
    printf 'The browser tests need Chromium: %s. Install it, or name it in CHROMIUM.\n' "$1"
}

# Sees that there is Go with the package golang.org/x/mod, of which the independent check of the log is built; installs
# them where that is possible. The other tests of a project do without: those that need Go fail and say so.
find_go() {
    go_has_package && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        printf 'Installing Go …\n'
        if DEBIAN_FRONTEND=noninteractive apt-get update -q >"$work/apt" 2>&1 </dev/null &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends golang-go golang-golang-x-mod-dev \
                >>"$work/apt" 2>&1 </dev/null &&
            go_has_package; then
            return
        fi
        tail -n 20 -- "$work/apt"
        no_go 'apt-get could not install them'
        return 1
    fi
    no_go 'they are not here'
    return 1
}

go_has_package() {
    GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS='' go list golang.org/x/mod/sumdb/tlog >/dev/null 2>&1 </dev/null
}

no_go() {
    printf 'The independent check needs Go and golang.org/x/mod: %s. Install golang-go and golang-golang-x-mod-dev.\n' "$1"
}

# The test projects' names; those that hold one of the arguments, where there are any.
test_projects() {
    for project in "$root"/tests/*/*.csproj; do
        name=$(basename "$project" .csproj)
        case $name in
            *.Tests | *.Acceptance) ;;
            *) continue ;;
        esac
        [ $# -eq 0 ] && printf '%s\n' "$name"
        for part in "$@"; do
            case $name in
                *"$part"*)
                    printf '%s\n' "$name"
                    break
                    ;;
            esac
        done
    done
}

# count NAME OUTPUT STATUS: reads what a test program printed, shows what matters, and adds to the totals.
# A program that crashed, told no total or ran nothing counts as one failure more.
count() {
    counted=$(awk -f "$root/scripts/test-total.awk" <"$2")
    # shellcheck disable=SC2086 # three numbers and a time
    set -- "$1" "$2" "$3" $counted
    if [ $# -eq 3 ]; then
        cat -- "$2"
        printf '%s: crashed with status %s before it told a total\n' "$1" "$3"
        failed=$((failed + 1))
        return
    fi
    fault=
    if [ "$(($4 + $5 + $6))" -eq 0 ]; then
        fault='holds no test that ran'
    elif [ "$3" -gt 1 ] || { [ "$3" -ne 0 ] && [ "$5" -eq 0 ]; }; then
        fault="ended with status $3, whatever its total says"
    fi
    if [ -n "$fault" ]; then
        cat -- "$2"
        set -- "$1" "$2" "$3" "$4" "$(($5 + 1))" "$6" "$7"
    else
        awk -f "$root/scripts/test-faults.awk" <"$2"
    fi
    printf '%s: %s passed, %s failed, %s skipped (%s)\n' "$1" "$4" "$5" "$6" "$7"
    [ -z "$fault" ] || printf '%s: %s\n' "$1" "$fault"
    passed=$((passed + $4)) failed=$((failed + $5)) skipped=$((skipped + $6))
}

# run_tests [NAME …]: ends with the line 'N passed, N failed, N skipped', and with status 0 only if nothing
# failed; where CI=true, a skipped test is as bad as a failed one.
run_tests() {
    find_dotnet
    need_home
    need_sdk
    passed=0 failed=0 skipped=0
    work=$(mktemp -d) || fail 'no temporary folder can be made'
    trap 'rm -rf -- "$work"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP

    projects=$(test_projects "$@")
    if [ -z "$projects" ]; then
        printf 'No test project is named like that.\n'
        failed=1
    fi
    printf 'Building, then some ten minutes of tests …\n'
    if [ $# -eq 0 ]; then
        build Decisions.sln Debug || { printf 'The build failed.\n'; failed=1 projects=; }
    else
        for name in $projects; do
            build "tests/$name" Debug || { printf 'The build of %s failed.\n' "$name"; failed=1 projects=; }
        done
    fi

    for name in $projects; do
        if grep -q Microsoft.Playwright "$root/tests/$name/$name.csproj" && ! find_chromium; then
            failed=$((failed + 1))
            continue
        fi
        if grep -q 'independent/.*\.go' "$root/tests/$name/$name.csproj"; then
            find_go || :
        fi
        (cd -- "$root" && "$dotnet" "tests/$name/bin/Debug/net10.0/$name.dll" -noColor -noLogo) \
            >"$work/$name" 2>&1 </dev/null
        count "$name" "$work/$name" $?
    done

    printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && { [ "${CI-}" != true ] || [ "$skipped" -eq 0 ]; }
}
