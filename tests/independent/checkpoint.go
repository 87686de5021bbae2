package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// checkpoint is what the log signed at one size.
type checkpoint struct {
	text string
	size int64
	root tlog.Hash
}

// openCheckpoint reads a note that a key of the log signed as its checkpoint: origin, size and root, a line each.
func openCheckpoint(trusted *keys, signed []byte) (checkpoint, error) {
	text, err := trusted.open(signed)
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return checkpoint{}, fmt.Errorf("a checkpoint has three lines")
	}
	if lines[0] != trusted.origin {
		return checkpoint{}, fmt.Errorf("it is of the log %s", lines[0])
	}
	size, err := decimal(lines[1])
	if err != nil {
		return checkpoint{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return checkpoint{text, size, root}, err
}

// decimal reads a number that is written in one way only.
func decimal(text string) (int64, error) {
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil || number < 0 || strconv.FormatInt(number, 10) != text {
		return 0, fmt.Errorf("%q is no size or index", text)
	}
	return number, nil
}

// readCheckpoints opens every checkpoint with the log's key. They grow, and the newest is the last.
func (r *record) readCheckpoints() (string, error) {
	const name = "checkpoints.jsonl"
	lines, err := r.lines(name)
	if err != nil {
		return "", err
	}
	var last string
	for i, line := range lines {
		json, err := parseObject(line)
		if err != nil {
			return "", fmt.Errorf("line %d: %v", i+1, err)
		}
		last = json.text("note")
		read, err := openCheckpoint(r.keys, []byte(last))
		if err != nil {
			return "", fmt.Errorf("line %d: %v", i+1, err)
		}
		if json.number("size") != strconv.FormatInt(read.size, 10) {
			return "", fmt.Errorf("line %d gives the checkpoint of %d another size", i+1, read.size)
		}
		if i > 0 && read.size <= r.size {
			return "", fmt.Errorf("the checkpoint of %d stands behind that of %d", read.size, r.size)
		}
		r.checkpoints = append(r.checkpoints, read)
		r.size = read.size
	}
	if len(lines) == 0 || !bytes.Equal(r.files["checkpoint"], []byte(last)) {
		return "", fmt.Errorf("the newest is not the last of %s", name)
	}
	return fmt.Sprintf("%d signed by the log, the newest of %d entries", len(r.checkpoints), r.size), nil
}

// checkChain compares the checkpoints with the digest of all of them that the log signed, so that none is missing:
// d(0) = H(""), d(n) = H(d(n − 1) ‖ the text of checkpoint n).
func (r *record) checkChain() (string, error) {
	text, err := r.keys.open(r.files["chain"])
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(nil)
	for _, checkpoint := range r.checkpoints {
		digest = sha256.Sum256(append(digest[:], checkpoint.text...))
	}
	count := len(r.checkpoints)
	if text != fmt.Sprintf("%s/checkpoints\n%d\n%d\n%s\n", r.keys.origin, count, r.size, tlog.Hash(digest)) {
		return "", fmt.Errorf("it is not that of these %d checkpoints", count)
	}
	return fmt.Sprintf("signed over all %d checkpoints", count), nil
}
