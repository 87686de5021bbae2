using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;
using Decisions.Domain.Tests.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Files;

/// <summary>Every file of the vote data that has a form of its own, in pieces and whole.</summary>
public sealed class RealFilesTests
{
    public static TheoryData<string> Groups =>
        ["condorcet-tideman", "irv-nsw-mayoral-2021", "irv-scotland-byelections", "irv-rctab", "stv-droop-suite", "stv-ers97", "stv-meek", "stv-scotland-2017", "stv-scotland-other-years", "perf"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_file_says_the_same_in_whatever_pieces_it_comes(string group)
    {
        VoteData.SkipUnlessPresent(group);
        var files = new DirectoryInfo(Path.Combine(VoteData.Root, group)).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".blt" or ".cvotes" or ".csv" && file.Name != "index.csv").ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            using var whole = file.OpenRead();
            using var pieces = new Pieces(file.OpenRead());
            using var text = file.OpenText();
            var format = ElectionFormats.ByExtension(file.Extension)!;
            var election = format.Read(whole, ReadingOptions.Default).Election;
            Say(format.Read(pieces, ReadingOptions.Default).Election).ShouldBe(Say(election), file.Name);
            Say(format.Read(text, ReadingOptions.Default).Election).ShouldBe(Say(election), file.Name);
        }
    }

    private static string Say(Election election) => string.Join(
        '\n', election.ShowPapers().Prepend($"{election.Title}, {election.Seats}: {string.Join(", ", election.Candidates)}"));

    /// <summary>A file that comes a few bytes at a time, never as many as the time before.</summary>
    private sealed class Pieces(Stream file) : Stream
    {
        private int next = 1;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            next = (next * 31 % 4093) + 1;
            return file.Read(buffer[..Math.Min(buffer.Length, next)]);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
