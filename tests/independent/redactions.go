package main

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
)

// redactions are the events that words were taken out of, and what the record says of them.
type redactions struct {
	found map[int]left
	said  map[string]*redaction // By the stream of the redactions of one event.
}

// left is what stands in a redacted event's place.
type left struct {
	stream  string
	payload any
	gone    map[string][]int // The pieces that are gone, by the member whose words they were.
}

// redaction is what all redactions of one event say together.
type redaction struct {
	last      int // The index of the last of them, which says what remains.
	remaining any // Nil if it is not shown.
	isShown   bool
	removed   map[string]map[int]bool
}

func newRedactions() *redactions {
	return &redactions{found: make(map[int]left), said: make(map[string]*redaction)}
}

func (r *redactions) find(index int, stream string, payload any, gone map[string][]int) {
	r.found[index] = left{stream, payload, gone}
}

// say takes a redaction as the record has it; its payload is nil if it is not shown.
func (r *redactions) say(index int, stream string, payload any) {
	so := r.said[stream]
	if so == nil {
		so = &redaction{isShown: true, removed: make(map[string]map[int]bool)}
		r.said[stream] = so
	}
	said, isShown := payload.(object)
	so.last, so.remaining = index, said["remaining"]
	so.isShown = so.isShown && isShown
	ranges, _ := said["removed"].([]any)
	for _, each := range ranges {
		pieces, _ := each.(object)
		member := pieces.text("words")
		first, _ := strconv.Atoi(pieces.number("first"))
		end, _ := strconv.Atoi(pieces.number("last"))
		if so.removed[member] == nil {
			so.removed[member] = make(map[int]bool)
		}
		for number := first; number <= end && number-first < 100_000; number++ {
			so.removed[member][number] = true
		}
	}
}

// check says of the first event that is not accounted for what is wrong with it.
func (r *redactions) check() (int, error) {
	indexes := make([]int, 0, len(r.found))
	for index := range r.found {
		indexes = append(indexes, index)
	}
	sort.Ints(indexes)
	for _, index := range indexes {
		event := r.found[index]
		if so := r.said[event.stream]; so != nil && so.last > index {
			if err := superseded(event); err != nil {
				return index, err
			}
			continue
		}
		so := r.said["redaction/"+strconv.Itoa(index)]
		if so == nil || so.last < index {
			return index, fmt.Errorf("its salt is missing, and no redaction on record says why")
		}
		if !so.isShown {
			continue
		}
		if err := remains(event, so); err != nil {
			return index, err
		}
	}
	return 0, nil
}

// superseded wants of a redaction that a later one of the same event took the place of: what it said remains is gone, whole.
func superseded(event left) error {
	payload, _ := event.payload.(object)
	if payload.text("remaining") != removed || len(event.gone) != 1 || len(event.gone["remaining"]) == 0 {
		return fmt.Errorf("of this redaction, what it said remains should be gone, and nothing else")
	}
	return nil
}

// remains compares what stands in a redacted event's place, and what is gone from it, with what its redactions say.
func remains(event left, so *redaction) error {
	text, _ := so.remaining.(string)
	should, err := parse([]byte(text))
	if err != nil {
		return err
	}
	wanted, err := canonical(should)
	if err != nil {
		return err
	}
	is, err := canonical(event.payload)
	if err != nil {
		return err
	}
	if !bytes.Equal(is, wanted) {
		return fmt.Errorf("what stands there is not what its redaction says remains")
	}
	for _, member := range wordMembers {
		if len(event.gone[member]) != len(so.removed[member]) {
			return fmt.Errorf("other words are gone from its %s than its redactions say", member)
		}
		for _, number := range event.gone[member] {
			if !so.removed[member][number] {
				return fmt.Errorf("other words are gone from its %s than its redactions say", member)
			}
		}
	}
	return nil
}
