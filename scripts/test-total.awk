# Reads an xunit.v3 program's output, and prints its last total as 'passed failed skipped time'.
# An error outside a test (a fixture that could not be cleaned up) counts as a failure; a test that is only run
# when asked for counts as nothing, though it is in the program's total. A total of 0 comes without the rest.
function number(label) {
    return match($0, label ": [0-9]+") ? substr($0, RSTART + length(label) + 2, RLENGTH - length(label) - 2) + 0 : 0
}

/^=== TEST EXECUTION SUMMARY ===/ {
    summary = 1
}

summary && / Total: [0-9]+(, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+|$)/ {
    failed = number("Failed")
    skipped = number("Skipped")
    passed = number("Total") - failed - skipped - number("Not Run")
    failed += number("Errors")
    took = match($0, /Time: [0-9.]+s/) ? substr($0, RSTART + 6, RLENGTH - 6) : "0s"
    found = 1
}

END {
    if (found) {
        print passed, failed, skipped, took
    }
}
