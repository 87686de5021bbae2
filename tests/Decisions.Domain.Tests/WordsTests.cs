using System.Text.Json;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Tests;

public sealed class WordsTests
{
    public static TheoryData<Type> Enumerations => [.. typeof(Words<>).Assembly.GetTypes().Where(type =>
        type.IsEnum && type.IsDefined(typeof(JsonConverterAttribute), false)).OrderBy(type => type.Name)];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void A_word_is_read_exactly_or_not_at_all(Type type)
    {
        string[] words = [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, type).GetString()!)];
        words.ShouldBeUnique();
        foreach (var word in words)
        {
            JsonSerializer.Deserialize($"\"{word}\"", type).ShouldBe(Enum.GetValues(type).GetValue(Array.IndexOf(words, word)));
            string[] others = [$"\"{word},{words[^1]}\"", $"\"{word}, {words[0]}\"", $"\" {word}\"", $"\"{word.ToUpperInvariant()}\"", "\"0\"", "\"1\"", "0", "1", "\"\"", "null", "[]"];
            foreach (var other in others.Except(words.Select(each => $"\"{each}\"")))
                Should.Throw<JsonException>(() => JsonSerializer.Deserialize(other, type), other);
        }
    }

    [Fact]
    public void There_are_such_enumerations() => Enumerations.Count.ShouldBeGreaterThan(5);
}
