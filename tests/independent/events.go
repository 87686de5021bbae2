package main

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
)

// saltLength is fixed, so that salt and payload need nothing between them.
const saltLength = 16

// opens says whether a salt and a payload are what an entry committed to: H(salt ‖ canonical JSON of the payload), and the
// rest of the payload apart from its words.
func opens(entry object, salt string, payload any) error {
	drawn, err := base64.StdEncoding.Strict().DecodeString(salt)
	if err != nil || len(drawn) != saltLength {
		return fmt.Errorf("its salt is not %d bytes in base64", saltLength)
	}
	form, err := canonical(payload)
	if err != nil {
		return err
	}
	digest := sha256.Sum256(append(drawn, form...))
	if subtle.ConstantTimeCompare([]byte(entry.text("commitment")), []byte(base64.StdEncoding.EncodeToString(digest[:]))) != 1 {
		return fmt.Errorf("what it says is not what its entry committed to")
	}
	return opensRest(entry, payload, saltOf(drawn, "rest"), wholeWords(drawn))
}

// parseEntry takes an entry's bytes in the one form that they may have.
func parseEntry(written []byte) (object, error) {
	entry, err := parseObject(written)
	if err != nil {
		return nil, err
	}
	form, err := canonical(entry)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(form, written) || len(entry) != 8 || entry.number("entry") != "1" {
		return nil, fmt.Errorf("it is no entry in its canonical form")
	}
	return entry, nil
}

// checkEvents holds each event against its entry: the header word by word, and what it says against the commitment. Where
// words were taken out, what is left must open the rest of the commitment, and a later event must say so, and say what remains.
func (r *record) checkEvents() (string, error) {
	lines, err := r.lines("events.jsonl")
	if err != nil {
		return "", err
	}
	if len(lines) != len(r.entries) {
		return "", fmt.Errorf("there are %d events and %d entries", len(lines), len(r.entries))
	}
	var opened, withheld int
	redacted := newRedactions()
	for index, line := range lines {
		event, entry, err := r.event(index, line)
		if err != nil {
			return "", fmt.Errorf("event %d: %v", index, err)
		}
		payload, shown := event["payload"]
		if entry.text("type") == "payload_redacted" {
			redacted.say(index, entry.text("stream"), payload)
		}
		_, salted := event["salt"]
		switch {
		case !shown:
			withheld++
		case !salted:
			gone, err := opensLeft(entry, payload, event["opening"])
			if err != nil {
				return "", fmt.Errorf("event %d: %v", index, err)
			}
			redacted.find(index, entry.text("stream"), payload, gone)
		default:
			if err := opens(entry, event.text("salt"), payload); err != nil {
				return "", fmt.Errorf("event %d: %v", index, err)
			}
			opened++
		}
	}
	if index, err := redacted.check(); err != nil {
		return "", fmt.Errorf("event %d: %v", index, err)
	}
	return fmt.Sprintf("%d open their commitment, %d were redacted on record, %d are not shown", opened, len(redacted.found), withheld), nil
}

// event reads one line and its entry, which must tell the same.
func (r *record) event(index int, line []byte) (event, entry object, err error) {
	if entry, err = parseEntry(r.entries[index]); err != nil {
		return nil, nil, err
	}
	if event, err = parseObject(line); err != nil {
		return nil, nil, err
	}
	if event.number("index") != strconv.Itoa(index) {
		return nil, nil, fmt.Errorf("another stands in its place")
	}
	if event.number("version") != entry.number("version") {
		return nil, nil, fmt.Errorf("its version is %q, its entry's %q", event.number("version"), entry.number("version"))
	}
	for _, name := range strings.Fields("stream type actor when") {
		if event.text(name) != entry.text(name) {
			return nil, nil, fmt.Errorf("its %s is %q, its entry's %q", name, event.text(name), entry.text(name))
		}
	}
	return event, entry, nil
}
