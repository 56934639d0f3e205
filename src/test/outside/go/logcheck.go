// Asks golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog, as Debian packages them, what they think of a log:
//
//	logcheck note VKEY NOTE
//	logcheck receipt VKEY ENTRY PROOF
//	logcheck growth VKEY FOLDER OLDER-CHECKPOINT
//
// Every judgement is theirs. This file reads files and calls them.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	defer func() {
		if problem := recover(); problem != nil {
			fmt.Println("refused:", problem)
			os.Exit(1)
		}
	}()
	switch os.Args[1] {
	case "note":
		open(os.Args[2], read(os.Args[3]))
	case "receipt":
		receipt(os.Args[2], read(os.Args[3]), string(read(os.Args[4])))
	case "growth":
		growth(os.Args[2], os.Args[3], read(os.Args[4]))
	default:
		panic("what?")
	}
	fmt.Println("accepted")
}

func open(vkey string, signed []byte) *note.Note {
	verifier, err := note.NewVerifier(vkey)
	check(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	return opened
}

// tlog.ParseTree wants a first line of its own, so the three lines are read here.
func tree(vkey string, signed []byte) tlog.Tree {
	lines := strings.Split(open(vkey, signed).Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

func receipt(vkey string, entry []byte, proof string) {
	rest := strings.TrimPrefix(proof, "c2sp.org/tlog-proof@v1\n")
	if rest == proof {
		panic("no first line")
	}
	gap := strings.Index(rest, "\n\n")
	lines := strings.Split(rest[:gap], "\n")
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	check(err)
	var hashes tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		check(err)
		hashes = append(hashes, hash)
	}
	head := tree(vkey, []byte(rest[gap+2:]))
	check(tlog.CheckRecord(hashes, head.N, head.Hash, index, tlog.RecordHash(entry)))
}

func growth(vkey string, folder string, older []byte) {
	before := tree(vkey, older)
	now := tree(vkey, read(filepath.Join(folder, "checkpoint")))
	reader := tlog.TileHashReader(now, files(folder))
	proof, err := tlog.ProveTree(now.N, before.N, reader)
	check(err)
	check(tlog.CheckTree(proof, now.N, now.Hash, before.N, before.Hash))
	for first := int64(0); first < now.N; first += 256 {
		bundle(folder, first, now, reader)
	}
}

// Every entry hashes to the leaf that TileHashReader found to be under the root.
func bundle(folder string, first int64, now tlog.Tree, reader tlog.HashReader) {
	width := now.N - first
	if width > 256 {
		width = 256
	}
	var indexes []int64
	for i := first; i < first+width; i++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, i))
	}
	hashes, err := reader.ReadHashes(indexes)
	check(err)
	path := tlog.Tile{H: 8, L: -1, N: first / 256, W: int(width)}.Path()
	data := read(filepath.Join(folder, strings.Replace(path, "tile/8/data/", "tile/entries/", 1)))
	for _, hash := range hashes {
		length := binary.BigEndian.Uint16(data)
		if tlog.RecordHash(data[2:2+length]) != hash {
			panic("an entry that is not its leaf")
		}
		data = data[2+length:]
	}
	if len(data) > 0 {
		panic("more entries than leaves")
	}
}

type files string

func (folder files) Height() int { return 8 }

func (folder files) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// x/mod has the height in its paths, and C2SP does not.
func (folder files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(folder), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
