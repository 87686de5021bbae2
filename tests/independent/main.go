// Command independent checks a record that 'decisions export' wrote, and receipts of it, with another project's
// implementation of the log: golang.org/x/mod/sumdb. It knows their formats (docs/ledger.md) and shares no code with
// Decisions, so that a mistake which Decisions makes twice, in writing and in checking, is found here.
//
// It reads the log and what its entries commit to. That votes were lawful and counted rightly, and who else saw the
// checkpoints, 'decisions verify' tells.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// keys are the log's public keys, which are trusted; there are several where the log changed its key.
type keys struct {
	origin    string
	verifiers []note.Verifier
	texts     []string
}

func (k *keys) String() string { return strings.Join(k.texts, " ") }

func (k *keys) Set(text string) error {
	verifier, err := note.NewVerifier(text)
	if err != nil {
		return err
	}
	if k.origin != "" && k.origin != verifier.Name() {
		return fmt.Errorf("it is of another log than %s", k.origin)
	}
	k.origin = verifier.Name()
	k.verifiers = append(k.verifiers, verifier)
	k.texts = append(k.texts, text)
	return nil
}

// open returns the text of a note that the log signed. Signatures of keys that are not known, as witnesses' are, are not
// looked at.
func (k *keys) open(text []byte) (string, error) {
	opened, err := note.Open(text, note.VerifierList(k.verifiers...))
	if err != nil {
		return "", err
	}
	return opened.Text, nil
}

func main() {
	var trusted keys
	flag.Var(&trusted, "key", "a public `key` of the log, as verifier key; may be given again")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "Usage: independent -key KEY [-key KEY …] ARCHIVE [RECEIPT …]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 || trusted.origin == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := check(&trusted, flag.Arg(0), flag.Args()[1:]); err != nil {
		fmt.Printf("FAULT %v\n", err)
		os.Exit(1)
	}
	fmt.Println("All of it holds.")
}

// check goes from what is signed to what it stands for. Each step relies on those before it, so the first fault ends it.
func check(trusted *keys, archive string, receipts []string) error {
	record, err := openRecord(trusted, archive)
	if err != nil {
		return fmt.Errorf("archive: %v", err)
	}
	steps := []struct {
		name string
		run  func() (string, error)
	}{
		{"checkpoints", record.readCheckpoints},
		{"chain", record.checkChain},
		{"entries", record.readEntries},
		{"roots", record.checkRoots},
		{"tiles", record.checkTiles},
		{"consistency", record.checkConsistency},
		{"inclusion", record.checkInclusion},
		{"events", record.checkEvents},
		{"receipts", func() (string, error) { return record.checkReceipts(receipts) }},
	}
	for _, step := range steps {
		found, err := step.run()
		if err != nil {
			return fmt.Errorf("%s: %v", step.name, err)
		}
		fmt.Printf("ok    %s: %s\n", step.name, found)
	}
	return nil
}
