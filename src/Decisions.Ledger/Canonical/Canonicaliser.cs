using System.Text.Json;
using System.Text.Unicode;

namespace Decisions.Ledger.Canonical;

/// <summary>One run over one document. Values are written as they are met; an object's members are put in order at its end.</summary>
internal ref struct Canonicaliser
{
    private readonly ReadOnlySpan<byte> _source;
    private Utf8JsonReader _reader;
    private PooledList<byte> _output;

    // Both are stacks: an object drops what it pushed when it ends.
    private PooledList<byte> _names;
    private PooledList<Member> _members;

    /// <param name="before">Bytes to stand before the canonical ones.</param>
    public Canonicaliser(ReadOnlySpan<byte> source, ReadOnlySpan<byte> before)
    {
        _source = source;
        _reader = new Utf8JsonReader(source, new JsonReaderOptions { MaxDepth = CanonicalJson.MaxDepth });
        _output = new PooledList<byte>(before.Length + source.Length + EcmaScriptNumber.MaxLength);
        _names = new PooledList<byte>(256);
        _members = new PooledList<Member>(16);
        _output.Append(before);
    }

    public readonly void Dispose()
    {
        _output.Dispose();
        _names.Dispose();
        _members.Dispose();
    }

    /// <summary>The canonical bytes; they live until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Run()
    {
        // The reader looks at a string's bytes only when it is decoded; most are copied as they are.
        if (!Utf8.IsValid(_source))
        {
            throw new NotCanonicalisableException("Not UTF-8.", SourcePosition.OfInvalidUtf8(_source));
        }

        try
        {
            _reader.Read();
            Value();
            _reader.Read(); // refuses whatever stands behind the value
        }
        catch (JsonException fault)
        {
            throw new NotCanonicalisableException("Not JSON, or nested too deep.", SourcePosition.Of(_source, fault), fault);
        }

        return _output.Items;
    }

    private void Value()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject: Object(); break;
            case JsonTokenType.StartArray: Array(); break;
            case JsonTokenType.String: Text(); break;
            case JsonTokenType.Number: Number(); break;
            default: _output.Append(_reader.ValueSpan); break; // true, false, null
        }
    }

    private void Array()
    {
        _output.Append((byte)'[');
        for (var first = true; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first)
            {
                _output.Append((byte)',');
            }

            Value();
        }

        _output.Append((byte)']');
    }

    private void Object()
    {
        var (firstMember, firstName) = (_members.Count, _names.Count);
        _output.Append((byte)'{');
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            if (_members.Count > firstMember)
            {
                _output.Append((byte)',');
            }

            var (start, position, nameStart) = (_output.Count, _reader.TokenStartIndex, _names.Count);
            var nameLength = Name();
            _output.Append((byte)':');
            _reader.Read();
            Value();
            _members.Append(new Member(start, _output.Count - start, nameStart, nameLength, position));
        }

        PutInOrder(_members.Items[firstMember..]);
        _output.Append((byte)'}');
        _members.Truncate(firstMember);
        _names.Truncate(firstName);
    }

    private readonly void PutInOrder(Span<Member> members)
    {
        var order = new MemberOrder(_names.Array);
        if (IsInOrder(members, order))
        {
            return;
        }

        var start = members[0].Start;
        var unordered = new PooledList<byte>(_output.Count - start);
        unordered.Append(_output.Items[start..]);
        members.Sort(order);
        var to = _output.Items[start..];
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                RefuseTwins(members[i - 1], members[i], order);
                to[0] = (byte)',';
                to = to[1..];
            }

            unordered.Items.Slice(members[i].Start - start, members[i].Length).CopyTo(to);
            to = to[members[i].Length..];
        }

        unordered.Dispose();
    }

    private static bool IsInOrder(ReadOnlySpan<Member> members, MemberOrder order)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (order.Compare(members[i - 1], members[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void RefuseTwins(Member one, Member other, MemberOrder order)
    {
        if (order.Compare(one, other) == 0)
        {
            throw new NotCanonicalisableException("A member stands twice in one object.", Math.Max(one.Position, other.Position));
        }
    }

    /// <summary>Writes a member's name and keeps it, unescaped, for the sort; returns its length.</summary>
    private int Name()
    {
        if (!_reader.ValueIsEscaped)
        {
            _names.Append(_reader.ValueSpan);
            AppendVerbatim();
            return _reader.ValueSpan.Length;
        }

        var start = _names.Count;
        _names.Take(Unescape(_names.Room(_reader.ValueSpan.Length)));
        JsonText.Append(ref _output, _names.Items[start..]);
        return _names.Count - start;
    }

    private void Text()
    {
        if (!_reader.ValueIsEscaped)
        {
            AppendVerbatim();
            return;
        }

        var start = _names.Count;
        var length = Unescape(_names.Room(_reader.ValueSpan.Length));
        JsonText.Append(ref _output, _names.Array.AsSpan(start, length));
    }

    /// <summary>A string written without an escape needs none: JSON allows nothing in it that RFC 8785 escapes.</summary>
    private void AppendVerbatim()
    {
        _output.Append((byte)'"');
        _output.Append(_reader.ValueSpan);
        _output.Append((byte)'"');
    }

    private readonly int Unescape(Span<byte> destination)
    {
        try
        {
            return _reader.CopyString(destination);
        }
        catch (InvalidOperationException fault)
        {
            throw new NotCanonicalisableException("A string with a lone surrogate.", _reader.TokenStartIndex, fault);
        }
    }

    private void Number()
    {
        var json = _reader.ValueSpan;
        if (EcmaScriptNumber.IsPlainInteger(json))
        {
            _output.Append(json);
        }
        else if (_reader.TryGetDouble(out var value) && double.IsFinite(value))
        {
            _output.Take(EcmaScriptNumber.Format(value, _output.Room(EcmaScriptNumber.MaxLength)));
        }
        else
        {
            throw new NotCanonicalisableException("A number beyond a double's range.", _reader.TokenStartIndex);
        }
    }
}
