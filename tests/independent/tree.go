package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// root is that over the first entries. Package tlog has none for a log without entries; RFC 6962 has.
func (r *record) root(size int64) (tlog.Hash, error) {
	if size == 0 {
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, r.hashes)
}

// checkRoots computes what each checkpoint's root must be from the entries.
func (r *record) checkRoots() (string, error) {
	for _, signed := range r.checkpoints {
		root, err := r.root(signed.size)
		if err != nil {
			return "", err
		}
		if root != signed.root {
			return "", fmt.Errorf("the first %d entries are not those that were signed for: their root is %v, signed was %v", signed.size, root, signed.root)
		}
	}
	return fmt.Sprintf("%d computed from the entries, each as signed", len(r.checkpoints)), nil
}

// checkTiles makes every tile from the entries, and looks for files that are no part of the log.
func (r *record) checkTiles() (string, error) {
	belong := make(map[string]bool)
	hashes := 0
	for _, tile := range r.tiles() {
		path := tilePath(tile)
		made, err := tlog.ReadTileData(tile, r.hashes)
		if err != nil {
			return "", fmt.Errorf("%s: %v", path, err)
		}
		if !bytes.Equal(made, r.files[path]) {
			return "", fmt.Errorf("%s is missing, or not what the entries hash to", path)
		}
		belong[path] = true
		if tile.L == 0 {
			belong[bundlePath(tile)] = true
		}
		hashes += tile.W
	}
	for name := range r.files {
		if strings.HasPrefix(name, "tile/") && !belong[name] {
			return "", fmt.Errorf("%s is no part of a log of %d entries", name, r.size)
		}
	}
	return fmt.Sprintf("%d hashes in all tiles, each made from the entries", hashes), nil
}

// checkConsistency proves that each checkpoint's log begins with that of the one before.
func (r *record) checkConsistency() (string, error) {
	proved := 0
	for i := 1; i < len(r.checkpoints); i++ {
		before, after := r.checkpoints[i-1], r.checkpoints[i]
		if before.size == 0 {
			continue // Every log begins with the empty one; there is nothing to prove.
		}
		proof, err := tlog.ProveTree(after.size, before.size, r.hashes)
		if err == nil {
			err = tlog.CheckTree(proof, after.size, after.root, before.size, before.root)
		}
		if err != nil {
			return "", fmt.Errorf("from %d to %d: %v", before.size, after.size, err)
		}
		proved++
	}
	return fmt.Sprintf("%d proofs, from each checkpoint to the next", proved), nil
}

// checkInclusion proves each entry against the newest checkpoint.
func (r *record) checkInclusion() (string, error) {
	newest := r.checkpoints[len(r.checkpoints)-1]
	for i, entry := range r.entries {
		index := int64(i)
		proof, err := tlog.ProveRecord(newest.size, index, r.hashes)
		if err == nil {
			err = tlog.CheckRecord(proof, newest.size, newest.root, index, tlog.RecordHash(entry))
		}
		if err != nil {
			return "", fmt.Errorf("entry %d: %v", index, err)
		}
	}
	return fmt.Sprintf("%d proofs, one for each entry", len(r.entries)), nil
}
