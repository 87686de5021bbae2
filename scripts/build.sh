# Finds the .NET SDK and builds projects with it. Read by ../decisions, which sets $root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Compiler processes that outlive a build would hold on to memory and to whoever waits for our output.
export MSBUILDDISABLENODEREUSE=1

fail() {
    printf 'decisions: %s\n' "$*" >&2
    exit 1
}

# Sets $dotnet, from PATH or from the places where installers put it.
find_dotnet() {
    for dotnet in "$(command -v dotnet)" "${DOTNET_ROOT-}/dotnet" "${HOME-}/.dotnet/dotnet" \
        /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
        [ -x "$dotnet" ] && return
    done
    fail 'the .NET SDK 10 is needed, and no dotnet was found. Get it from https://dotnet.microsoft.com/download'
}

# The SDK keeps packages and settings in a home folder; a service's user may have none.
need_home() {
    [ -n "${HOME-}" ] && [ -w "$HOME" ] && return
    export HOME="$root/artifacts/home"
    mkdir -p -- "$HOME" || fail "$root cannot be written to by $(id -un), so nothing can be built in it"
}

# An SDK is chosen by global.json, so the question is asked from where that file stands.
need_sdk() {
    said=$(cd -- "$root" && "$dotnet" --version 2>&1 </dev/null) ||
        fail "the .NET SDK 10 is needed: https://dotnet.microsoft.com/download
$dotnet says:
$said"
}

# build PATH CONFIGURATION: builds a project or the solution; prints only what went wrong.
build() {
    need_home
    need_sdk
    log=$(mktemp) || fail 'no temporary file can be made'
    (cd -- "$root" && "$dotnet" build "$1" -c "$2" -nologo -v quiet -p:UseSharedCompilation=false) \
        >"$log" 2>&1 </dev/null
    built=$?
    [ "$built" -eq 0 ] || cat -- "$log" >&2
    rm -f -- "$log"
    return "$built"
}

# Every file that a project of this folder is made from, with the folders given.
sources() (
    cd -- "$root" || exit 1
    find "$@" Directory.*.props global.json BannedSymbols.txt .editorconfig \
        \( -name bin -o -name obj \) -prune -o -type f -print | LC_ALL=C sort
)

# Whether nothing was added, removed or changed since the build that left this stamp.
is_built() {
    dll=$1 stamp=$2
    shift 2
    [ -f "$dll" ] && [ -f "$stamp" ] && [ "$(sources "$@")" = "$(cat -- "$stamp")" ] &&
        [ -z "$(cd -- "$root" && find "$@" Directory.*.props global.json BannedSymbols.txt .editorconfig \
            \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print)" ]
}

# run_project FOLDER [arguments]: builds the project if it must, and becomes it.
run_project() {
    project=$1
    shift
    name=$(basename "$project")
    output=$root/$project/bin/Release
    program=$output/net10.0/$name.dll
    made_from="src tests/Directory.Build.props $project"
    [ "$project" = src/Decisions.Server ] && made_from=src
    find_dotnet
    # shellcheck disable=SC2086 # these are folder names without spaces
    if ! is_built "$program" "$output/built-from" $made_from; then
        printf 'Building Decisions (a minute or two the first time) …\n' >&2
        mkdir -p -- "$output" || fail "$output cannot be written to by $(id -un)"
        # Written before the build, so that what changes during it counts as new.
        sources $made_from >"$output/building-from.$$"
        build "$project" Release || fail "the build of $name failed"
        mv -f -- "$output/building-from.$$" "$output/built-from"
    fi
    exec "$dotnet" "$program" "$@"
}
