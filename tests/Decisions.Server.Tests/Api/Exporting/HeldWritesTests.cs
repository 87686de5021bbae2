using System.IO.Compression;
using Decisions.Server.Exporting;

namespace Decisions.Server.Tests.Api.Exporting;

public sealed class HeldWritesTests
{
    [Fact]
    public async Task An_archive_arrives_whole_and_nothing_of_it_synchronously()
    {
        var response = new Response();
        await using (var held = new HeldWrites(response))
        {
            await using (var archive = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
                foreach (var name in new[] { "one", "two" })
                {
                    await using var file = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                    await file.WriteAsync("What happened."u8.ToArray(), TestContext.Current.CancellationToken);
                }
            await held.FlushAsync(TestContext.Current.CancellationToken);
        }
        response.Position = 0;
        using var read = new ZipArchive(response);
        read.Entries.Select(entry => entry.FullName).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task What_was_cut_short_does_not_look_whole()
    {
        var response = new Response();
        await using (var held = new HeldWrites(response))
        {
            await held.WriteAsync("begun"u8.ToArray(), TestContext.Current.CancellationToken);
            held.Write("the directory, written as the archive is closed after a fault"u8);
        }
        response.ToArray().ShouldBe("begun"u8.ToArray());
    }

    /// <summary>Takes nothing synchronously, as a response does.</summary>
    private sealed class Response : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void WriteByte(byte value) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
