using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decisions.EventStore.Exporting;
using NodaTime.Text;

namespace Decisions.Engine.Exporting;

/// <summary>
/// Writes events as lines of JSON. A line has what the event store has of the event, so that it can be held against the
/// entry; salt and payload are left out where the audience may not see them, and an opening stands in the place of the salt where words were taken out.
/// </summary>
internal sealed class EventLine
{
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss.ffffff'Z'");

    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _writer;

    public EventLine() => _writer = new Utf8JsonWriter(_line, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    });

    /// <summary>The line with its end, good until the next.</summary>
    public ReadOnlyMemory<byte> Of(SnapshotRow row, bool isShown)
    {
        _line.ResetWrittenCount();
        _writer.Reset(_line);
        _writer.WriteStartObject();
        _writer.WriteNumber("index", row.Index);
        if (row.Event is { } @event)
        {
            _writer.WriteString("stream", @event.Stream);
            _writer.WriteNumber("version", @event.Version);
            _writer.WriteString("type", @event.Type);
            if (@event.Actor is { } actor)
                _writer.WriteString("actor", actor);
            _writer.WriteString("when", Time.Format(@event.At));
            if (isShown && row.Salt is { } salt)
                _writer.WriteBase64String("salt", salt);
            if (isShown && row.Opening is { } opening)
            {
                _writer.WritePropertyName("opening");
                _writer.WriteRawValue(opening, skipInputValidation: true);
            }
            if (isShown)
            {
                _writer.WritePropertyName("payload");
                _writer.WriteRawValue(@event.Data, skipInputValidation: true);
            }
        }
        _writer.WriteEndObject();
        _writer.Flush();
        _line.GetSpan(1)[0] = (byte)'\n';
        _line.Advance(1);
        return _line.WrittenMemory;
    }
}
