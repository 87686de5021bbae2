package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// receipt is a proof in the form of C2SP tlog-proof, of which the extra bytes say what the entry is about.
type receipt struct {
	extra      object
	entry      []byte
	index      int64
	proof      tlog.RecordProof
	checkpoint []byte
}

func parseReceipt(file []byte) (*receipt, error) {
	head, signed, parted := strings.Cut(string(file), "\n\n")
	lines := strings.Split(head, "\n")
	if !parted || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		!strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return nil, fmt.Errorf("it is no receipt in the form of c2sp.org/tlog-proof@v1")
	}
	read := &receipt{checkpoint: []byte(signed)}
	extra, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return nil, err
	}
	if read.extra, err = parseObject(extra); err != nil {
		return nil, err
	}
	form, err := canonical(read.extra)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(form, extra) || read.extra.number("receipt") != "1" {
		return nil, fmt.Errorf("its extra bytes are no receipt of version 1 in canonical form")
	}
	if read.entry, err = base64.StdEncoding.Strict().DecodeString(read.extra.text("entry")); err != nil {
		return nil, err
	}
	if read.index, err = decimal(strings.TrimPrefix(lines[2], "index ")); err != nil {
		return nil, err
	}
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		read.proof = append(read.proof, hash)
	}
	return read, nil
}

// checkReceipts checks each receipt by itself, and then against the record.
func (r *record) checkReceipts(paths []string) (string, error) {
	opened, beyond := 0, 0
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		opens, covers, err := r.checkReceipt(file)
		if err != nil {
			return "", fmt.Errorf("%s: %v", filepath.Base(path), err)
		}
		if opens {
			opened++
		}
		if covers > r.size {
			beyond++
		}
	}
	return fmt.Sprintf("%d prove their entry, %d open its commitment, %d are newer than the record", len(paths), opened, beyond), nil
}

// checkReceipt says whether a receipt opens its entry's commitment, and how many entries its checkpoint covers.
func (r *record) checkReceipt(file []byte) (isOpened bool, covers int64, err error) {
	read, err := parseReceipt(file)
	if err != nil {
		return false, 0, err
	}
	if key := read.extra.text("key"); !r.keys.holds(key) {
		return false, 0, fmt.Errorf("its key is %q, which is not trusted", key)
	}
	signed, err := openCheckpoint(r.keys, read.checkpoint)
	if err != nil {
		return false, 0, err
	}
	entry, err := parseEntry(read.entry)
	if err != nil {
		return false, 0, err
	}
	if err := tlog.CheckRecord(read.proof, signed.size, signed.root, read.index, tlog.RecordHash(read.entry)); err != nil {
		return false, 0, err
	}
	if err := r.agrees(read, signed); err != nil {
		return false, 0, err
	}
	payload, isShown := read.extra["payload"]
	if !isShown {
		return false, signed.size, nil
	}
	return true, signed.size, opens(entry, read.extra.text("salt"), payload)
}

// agrees says whether a receipt and the record are of one history. The receipt may be newer; then its entry alone can be
// compared, where the record reaches that far.
func (r *record) agrees(read *receipt, signed checkpoint) error {
	if read.index < r.size && !bytes.Equal(read.entry, r.entries[read.index]) {
		return fmt.Errorf("entry %d of the record is another", read.index)
	}
	if signed.size > r.size {
		return nil
	}
	root, err := r.root(signed.size)
	if err != nil {
		return err
	}
	if root != signed.root {
		return fmt.Errorf("its checkpoint of %d entries is of another history than the record", signed.size)
	}
	return nil
}

func (k *keys) holds(text string) bool {
	for _, known := range k.texts {
		if known == text {
			return true
		}
	}
	return false
}
