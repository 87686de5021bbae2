package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
)

// removed stands where words were taken out.
const removed = "[removed]"

// wordMembers are the members of a payload that hold words, where they are strings.
var wordMembers = strings.Fields("note purpose reason remaining statement text title")

// digester gives the digest over the pieces of a member's words.
type digester func(member, words string) ([]byte, error)

// opensRest says whether a payload is, apart from its words, what an entry committed to.
func opensRest(entry object, payload any, salt []byte, digest digester) error {
	rest := payload
	if said, isObject := payload.(object); isObject {
		apart := make(object, len(said))
		for name, value := range said {
			apart[name] = value
		}
		for _, name := range wordMembers {
			words, isText := said[name].(string)
			if !isText {
				continue
			}
			sum, err := digest(name, words)
			if err != nil {
				return err
			}
			apart[name] = base64.StdEncoding.EncodeToString(sum)
		}
		rest = apart
	}
	form, err := canonical(rest)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(append(append([]byte{}, salt...), form...))
	if subtle.ConstantTimeCompare([]byte(entry.text("rest")), []byte(base64.StdEncoding.EncodeToString(sum[:]))) != 1 {
		return fmt.Errorf("apart from its words it is not what its entry committed to")
	}
	return nil
}

// wholeWords makes the digests of words that are all there, from the salt of their entry.
func wholeWords(salt []byte) digester {
	return func(member, words string) ([]byte, error) {
		return wholeDigest(saltOf(salt, member), words), nil
	}
}

// opensLeft says whether an opening opens what is left of a payload, and which pieces it tells are gone, by their members.
func opensLeft(entry object, payload, opening any) (map[string][]int, error) {
	read, _ := opening.(object)
	salt, err := base64.StdEncoding.Strict().DecodeString(read.text("salt"))
	openers, isThere := read["words"].(object)
	if err != nil || len(salt) != saltLength || !isThere || len(read) != 2 {
		return nil, fmt.Errorf("its salt is missing, and nothing opens what is left")
	}
	said, _ := payload.(object)
	gone := make(map[string][]int)
	for member, opener := range openers {
		if _, isText := said[member].(string); !isText {
			return nil, fmt.Errorf("its %s is opened, and holds no words", member)
		}
		pieces, _ := opener.([]any)
		for number, piece := range pieces {
			if text, _ := piece.(string); len(text) == base64.StdEncoding.EncodedLen(sha256.Size) {
				gone[member] = append(gone[member], number)
			}
		}
	}
	return gone, opensRest(entry, payload, salt, wordsLeft(openers))
}

// wordsLeft makes the digests of words of which some were taken out, from what opens those that are left.
func wordsLeft(openers object) digester {
	return func(member, words string) ([]byte, error) {
		switch opener := openers[member].(type) {
		case string:
			salt, err := base64.StdEncoding.Strict().DecodeString(opener)
			if err != nil || len(salt) != saltLength {
				return nil, fmt.Errorf("the salt of its %s is not %d bytes in base64", member, saltLength)
			}
			return wholeDigest(salt, words), nil
		case []any:
			return leftDigest(opener, words)
		}
		return nil, fmt.Errorf("nothing opens what is left of its %s", member)
	}
}

// leftDigest walks over pieces and marks: a mark stands for all that was taken out in a row.
func leftDigest(openers []any, words string) ([]byte, error) {
	tokens := pieces(words)
	all := sha256.New()
	wasOut := false
	for i, opener := range openers {
		text, _ := opener.(string)
		bytes, err := base64.StdEncoding.Strict().DecodeString(text)
		if err != nil || (len(bytes) != saltLength && len(bytes) != sha256.Size) {
			return nil, fmt.Errorf("what opens its pieces is no salt and no digest")
		}
		isOut := len(bytes) == sha256.Size
		if !isOut || !wasOut {
			if len(tokens) == 0 {
				return nil, fmt.Errorf("it has fewer words than are opened")
			}
			token := tokens[0]
			tokens = tokens[1:]
			if isOut && strings.TrimSuffix(token, " ") != removed {
				return nil, fmt.Errorf("words were taken out and nothing shows where")
			}
			if !isOut {
				bytes = pieceDigest(bytes, token)
			}
		}
		_, _ = all.Write(bytes)
		wasOut = isOut
		if isOut && i == len(openers)-1 && strings.HasSuffix(words, " ") {
			return nil, fmt.Errorf("a blank stands behind the last mark")
		}
	}
	if len(tokens) > 0 {
		return nil, fmt.Errorf("it has more words than are opened")
	}
	return all.Sum(nil), nil
}

func wholeDigest(memberSalt []byte, words string) []byte {
	all := sha256.New()
	for i, piece := range pieces(words) {
		_, _ = all.Write(pieceDigest(saltOf(memberSalt, strconv.Itoa(i)), piece))
	}
	return all.Sum(nil)
}

func pieceDigest(salt []byte, piece string) []byte {
	sum := sha256.Sum256(append(append([]byte{}, salt...), piece...))
	return sum[:]
}

func saltOf(salt []byte, name string) []byte {
	sum := sha256.Sum256(append(append([]byte{}, salt...), name...))
	return sum[:saltLength]
}

// pieces ends one behind each blank and newline, and at the end. There is always one.
func pieces(words string) []string {
	var all []string
	for {
		end := strings.IndexAny(words, " \n")
		if end < 0 || end == len(words)-1 {
			return append(all, words)
		}
		all = append(all, words[:end+1])
		words = words[end+1:]
	}
}
