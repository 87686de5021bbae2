# Reads an xunit.v3 program's output, and prints the failed tests, the skipped ones and the errors outside of tests,
# each with what belongs to it: the lines below that stand further in.
/^    [^ ].*\[(FAIL|SKIP)\]$/ || /^    \[.*(Failure|ERROR).*\]/ {
    shown = 1
    print
    next
}

shown && /^(      |[ \t]*$)/ {
    print
    next
}

{
    shown = 0
}
