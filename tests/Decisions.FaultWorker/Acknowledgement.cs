using System.Globalization;
using System.Text;
using Decisions.EventStore.Appending;

namespace Decisions.FaultWorker;

/// <summary>What the worker says of a ballot that landed, as a line of text.</summary>
public readonly record struct Acknowledgement(long Number, long FirstIndex, int Count)
{
    public static byte[] Line(long number, Landed landed) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} {landed.FirstIndex} {landed.Count}\n"));

    /// <summary>Null for what is no whole line.</summary>
    public static Acknowledgement? Read(string? line) =>
        line?.Split(' ') is [var number, var index, var count]
            ? new Acknowledgement(
                long.Parse(number, CultureInfo.InvariantCulture), long.Parse(index, CultureInfo.InvariantCulture),
                int.Parse(count, CultureInfo.InvariantCulture))
            : null;
}
