// Asks golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog, as Debian packages them, what they think of a log:
//
//	logcheck note VKEY NOTE                     the key signed the note
//	logcheck receipt VKEY RECEIPT               the entry in the receipt is in the log
//	logcheck receipt VKEY ENTRY PROOF           the same, from two files
//	logcheck growth VKEY LOG OLDER-CHECKPOINT   the log begins with everything that it had at the older checkpoint
//	logcheck entries VKEY LOG                   the log's entries, each checked
//
// LOG is the log's address, such as https://petitions.example.org/log/7d3f/signatures, or a folder with the same files.
//
//	apt-get install golang-go golang-golang-x-mod-dev
//	GO111MODULE=off GOPATH=/usr/share/gocode go run logcheck.go ...
//
// Signatures, tiles and proofs are judged by those two packages. This file fetches, cuts and calls. It writes nothing.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	defer func() {
		if problem := recover(); problem != nil {
			fmt.Fprintln(os.Stderr, "refused:", problem)
			os.Exit(1)
		}
	}()
	args := append(os.Args[1:], "", "", "", "")
	switch args[0] {
	case "note":
		open(args[1], read(args[2]))
		accepted("the key signed it")
	case "receipt":
		receipt(args[1], read(args[2]), args[3])
	case "growth":
		growth(args[1], place(args[2]), read(args[3]))
	case "entries":
		entries(args[1], place(args[2]))
	default:
		panic("write note, receipt, growth or entries")
	}
}

func accepted(words string, numbers ...interface{}) {
	fmt.Fprintf(os.Stderr, "accepted: "+words+"\n", numbers...)
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
	if len(lines) < 3 || lines[0] != strings.Split(vkey, "+")[0] {
		panic("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

// A receipt is the entry, which is one line, and behind it the proof.
func receipt(vkey string, entry []byte, apart string) {
	proof := ""
	if apart != "" {
		proof = string(read(apart))
	} else {
		end := strings.Index(string(entry), "\n") + 1
		entry, proof = entry[:end], string(entry[end:])
	}
	rest := strings.TrimPrefix(proof, "c2sp.org/tlog-proof@v1\n")
	gap := strings.Index(rest, "\n\n")
	if rest == proof || gap < 0 {
		panic("no proof")
	}
	lines := strings.Split(rest[:gap], "\n")
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:] // signed by nobody, and proves nothing
	}
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
	accepted("it is entry %d of %d", index+1, head.N)
}

func growth(vkey string, log place, older []byte) {
	before := tree(vkey, older)
	now := tree(vkey, log.file("checkpoint"))
	if now.N < before.N {
		panic("the log became shorter")
	}
	if before.N > 0 {
		proof, err := tlog.ProveTree(now.N, before.N, tlog.TileHashReader(now, log))
		check(err)
		check(tlog.CheckTree(proof, now.N, now.Hash, before.N, before.Hash))
	} else if before.Hash != sha256.Sum256(nil) { // everything begins with nothing, and x/mod has no proof of it
		panic("no entries, and the root of some")
	}
	accepted("it had %d entries and has %d, and none of the %d was changed, moved or removed", before.N, now.N, before.N)
}

// The root over all entries is made anew and has to be the signed one. That needs no tile, and trusts none: TileHashReader in x/mod
// 0.7.0 lets some tiles pass unchecked when the right edge of the tree has several subtrees in one tile. A proof of growth does not
// suffer from that, because CheckTree hashes up to both roots whatever it was given.
func entries(vkey string, log place) {
	now := tree(vkey, log.file("checkpoint"))
	var whole []tlog.Hash // the roots of the complete subtrees so far, largest first
	for first := int64(0); first < now.N; first += 256 {
		for i, entry := range bundle(log, first, now) {
			whole = append(whole, tlog.RecordHash(entry))
			for n := first + int64(i) + 1; n%2 == 0; n /= 2 {
				whole = join(whole)
			}
		}
	}
	for len(whole) > 1 {
		whole = join(whole)
	}
	root := tlog.Hash(sha256.Sum256(nil))
	if len(whole) == 1 {
		root = whole[0]
	}
	if root != now.Hash {
		panic("these are not the entries that the checkpoint was signed over")
	}
	accepted("these are its %d entries", now.N)
}

func join(hashes []tlog.Hash) []tlog.Hash {
	last := len(hashes) - 1
	return append(hashes[:last-1], tlog.NodeHash(hashes[last-1], hashes[last]))
}

// Up to 256 entries, which it prints.
func bundle(log place, first int64, now tlog.Tree) [][]byte {
	width := now.N - first
	if width > 256 {
		width = 256
	}
	path := tlog.Tile{H: 8, L: -1, N: first / 256, W: int(width)}.Path()
	data := log.file(strings.Replace(path, "tile/8/data/", "tile/entries/", 1))
	out := bufio.NewWriter(os.Stdout)
	var all [][]byte
	for i := int64(0); i < width; i++ {
		length := binary.BigEndian.Uint16(data)
		entry := data[2 : 2+int(length)]
		fmt.Fprintln(out, strings.Map(printable, strings.TrimSuffix(string(entry), "\n")))
		all = append(all, entry)
		data = data[2+int(length):]
	}
	if len(data) > 0 {
		panic("more entries than the checkpoint counts")
	}
	check(out.Flush())
	return all
}

// What a log says must not steer the terminal of who reads it.
func printable(character rune) rune {
	if character < ' ' || character > '~' {
		return '?'
	}
	return character
}

// Where a log is: its address, or a folder.
type place string

var client = http.Client{Timeout: time.Minute}

func (log place) file(path string) []byte {
	if !strings.HasPrefix(string(log), "http://") && !strings.HasPrefix(string(log), "https://") {
		return read(filepath.Join(string(log), path))
	}
	answer, err := client.Get(strings.TrimSuffix(string(log), "/") + "/" + path)
	check(err)
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		panic(path + " is answered with " + answer.Status)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, 1<<25)) // more than 256 entries can be
	check(err)
	return data
}

func (log place) Height() int { return 8 }

// x/mod has the height in its paths, and C2SP does not.
func (log place) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		all = append(all, log.file(strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return all, nil
}

func (log place) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

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
