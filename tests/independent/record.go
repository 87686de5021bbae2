package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// tileHeight is that of C2SP tlog-tiles: 256 hashes to a tile.
const tileHeight = 8

// record is an archive and what was found of it so far.
type record struct {
	keys        *keys
	files       map[string][]byte
	checkpoints []checkpoint
	size        int64
	entries     [][]byte
	hashes      storedHashes
}

func openRecord(trusted *keys, path string) (*record, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	files := make(map[string][]byte)
	for _, file := range archive.File {
		if _, twice := files[file.Name]; twice {
			return nil, fmt.Errorf("it holds %s twice", file.Name)
		}
		if files[file.Name], err = read(file); err != nil {
			return nil, fmt.Errorf("%s: %v", file.Name, err)
		}
	}
	return &record{keys: trusted, files: files}, nil
}

func read(file *zip.File) ([]byte, error) {
	reader, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(reader)
}

// lines parts a file of lines, each with its newline.
func (r *record) lines(name string) ([][]byte, error) {
	file, ok := r.files[name]
	if !ok {
		return nil, fmt.Errorf("%s is missing", name)
	}
	if len(file) == 0 {
		return nil, nil
	}
	if file[len(file)-1] != '\n' {
		return nil, fmt.Errorf("%s ends within a line", name)
	}
	return bytes.Split(file[:len(file)-1], []byte("\n")), nil
}

// storedHashes are the hashes of all complete subtrees, in the order in which package tlog stores them.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, fmt.Errorf("there is no hash %d", index)
		}
		found[i] = s[index]
	}
	return found, nil
}

// tiles are those of a log of this record's size: all full ones and, at each level, the one partial tile there may be.
func (r *record) tiles() []tlog.Tile {
	var tiles []tlog.Tile
	for _, tile := range tlog.NewTiles(tileHeight, 0, r.size) {
		// Package tlog lists partial tiles of all widths that there ever were.
		width := r.size >> (tileHeight * tile.L) % (1 << tileHeight)
		if tile.W == 1<<tileHeight || int64(tile.W) == width {
			tiles = append(tiles, tile)
		}
	}
	return tiles
}

// tilePath is C2SP's, which leaves out the height that package tlog has in its own.
func tilePath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
}

// bundlePath is where the entries are of which a tile of level 0 holds the hashes.
func bundlePath(tile tlog.Tile) string {
	return "tile/entries/" + strings.TrimPrefix(tilePath(tile), "tile/0/")
}

// readEntries takes the entries out of their bundles, and hashes them.
func (r *record) readEntries() (string, error) {
	for _, tile := range r.tiles() {
		if tile.L != 0 {
			continue
		}
		path := bundlePath(tile)
		bundle, ok := r.files[path]
		if !ok {
			return "", fmt.Errorf("%s is missing", path)
		}
		for i := 0; i < tile.W; i++ {
			if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
				return "", fmt.Errorf("%s ends within entry %d", path, len(r.entries))
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			if err := r.add(bundle[2:end]); err != nil {
				return "", fmt.Errorf("entry %d: %v", len(r.entries), err)
			}
			bundle = bundle[end:]
		}
		if len(bundle) > 0 {
			return "", fmt.Errorf("%s goes on after its %d entries", path, tile.W)
		}
	}
	return fmt.Sprintf("%d read from their bundles", len(r.entries)), nil
}

func (r *record) add(entry []byte) error {
	added, err := tlog.StoredHashes(int64(len(r.entries)), entry, r.hashes)
	if err != nil {
		return err
	}
	r.entries = append(r.entries, entry)
	r.hashes = append(r.hashes, added...)
	return nil
}
