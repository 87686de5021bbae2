package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// object is a JSON object whose members each have a name of their own.
type object map[string]any

// text and number are a member's value, or nothing where it is none of that kind.
func (o object) text(name string) string {
	text, _ := o[name].(string)
	return text
}

func (o object) number(name string) string {
	number, _ := o[name].(json.Number)
	return number.String()
}

func parseObject(text []byte) (object, error) {
	value, err := parse(text)
	if err != nil {
		return nil, err
	}
	if read, ok := value.(object); ok {
		return read, nil
	}
	return nil, fmt.Errorf("it is no JSON object")
}

// parse reads one JSON value. It goes by tokens, because json.Unmarshal takes the last of two members of one name.
func parse(text []byte) (any, error) {
	if !utf8.Valid(text) {
		return nil, fmt.Errorf("it is not in UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	value, err := parseValue(decoder)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("it goes on after its JSON")
	}
	return value, nil
}

func parseValue(decoder *json.Decoder) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return parseMembers(decoder)
	case json.Delim('['):
		list := []any{}
		for decoder.More() {
			value, err := parseValue(decoder)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err := decoder.Token()
		return list, err
	}
	return token, nil
}

func parseMembers(decoder *json.Decoder) (any, error) {
	members := object{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		name, _ := token.(string)
		if _, twice := members[name]; twice {
			return nil, fmt.Errorf("it has the member %q twice", name)
		}
		if members[name], err = parseValue(decoder); err != nil {
			return nil, err
		}
	}
	_, err := decoder.Token()
	return members, err
}

// canonical writes what parse read in the form of RFC 8785.
func canonical(value any) ([]byte, error) { return appendValue(nil, value) }

func appendValue(to []byte, value any) ([]byte, error) {
	var err error
	switch value := value.(type) {
	case nil:
		return append(to, "null"...), nil
	case bool:
		return strconv.AppendBool(to, value), nil
	case string:
		return appendString(to, value), nil
	case json.Number:
		return appendNumber(to, value.String())
	case []any:
		to = append(to, '[')
		for i, each := range value {
			if i > 0 {
				to = append(to, ',')
			}
			if to, err = appendValue(to, each); err != nil {
				return nil, err
			}
		}
		return append(to, ']'), nil
	case object:
		to = append(to, '{')
		for i, name := range sorted(value) {
			if i > 0 {
				to = append(to, ',')
			}
			to = append(appendString(to, name), ':')
			if to, err = appendValue(to, value[name]); err != nil {
				return nil, err
			}
		}
		return append(to, '}'), nil
	}
	return nil, fmt.Errorf("%v is no JSON value", value)
}

// appendNumber writes a double as ECMAScript does, as does package json with its own.
func appendNumber(to []byte, text string) ([]byte, error) {
	double, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, fmt.Errorf("it holds the number %s, which no double can hold", text)
	}
	if double == 0 {
		return append(to, '0'), nil // Package json tells -0 from 0.
	}
	form, err := json.Marshal(double)
	return append(to, form...), err
}

func appendString(to []byte, text string) []byte {
	const short = "\b\t\n\f\r\"\\"
	const letters = `btnfr"\`
	to = append(to, '"')
	for i := 0; i < len(text); i++ {
		if at := bytes.IndexByte([]byte(short), text[i]); at >= 0 {
			to = append(to, '\\', letters[at])
		} else if text[i] < ' ' {
			to = append(to, fmt.Sprintf(`\u%04x`, text[i])...)
		} else {
			to = append(to, text[i])
		}
	}
	return append(to, '"')
}

// sorted are an object's names by their UTF-16 code units, which is another order than Go's where a name has a character
// beyond U+FFFF.
func sorted(members object) []string {
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		one, other := utf16.Encode([]rune(names[i])), utf16.Encode([]rune(names[j]))
		for at := 0; at < len(one) && at < len(other); at++ {
			if one[at] != other[at] {
				return one[at] < other[at]
			}
		}
		return len(one) < len(other)
	})
	return names
}
