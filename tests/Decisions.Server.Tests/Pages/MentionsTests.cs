using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Discussions;

namespace Decisions.Server.Tests.Pages;

public sealed class MentionsTests
{
    private static readonly Person Ann = new(new MemberId(new Guid(1, 0, 0, new byte[8])), "Ann", null);
    private static readonly Person AnnLee = new(new MemberId(new Guid(2, 0, 0, new byte[8])), "Ann Lee", null);
    private static readonly Person Bo = new(new MemberId(new Guid(3, 0, 0, new byte[8])), "Bo Smith", null);
    private static readonly Person OtherBo = new(new MemberId(new Guid(4, 0, 0, new byte[8])), "bo smith", null);
    private static readonly Person[] All = [Ann, AnnLee, Bo, OtherBo];

    [Theory]
    [InlineData("@Ann, look", "@1, look", 1)]
    [InlineData("look, @ann lee!", "look, @2!", 2)]
    [InlineData("@Ann @Ann Lee @Ann", "@1 @2 @1", 1, 2)]
    [InlineData("(@Ann)@Ann", "(@1)@1", 1)]
    [InlineData("@Anna", "@Anna", new int[0])]
    [InlineData("mail bo@Ann.example", "mail bo@Ann.example", new int[0])]
    [InlineData("@Bo Smith", "@Bo Smith", new int[0])]
    [InlineData("@", "@", new int[0])]
    [InlineData("@@Ann", "@@1", 1)]
    public void A_whole_name_after_an_at_is_kept_as_its_members_id_where_it_is_one_members_alone(string typed, string kept, params int[] mentioned)
    {
        var (text, found) = Mentions.Kept(typed, All);
        text.ShouldBe(kept.Replace("1", $"{Ann.Member}", StringComparison.Ordinal).Replace("@2", $"@{AnnLee.Member}", StringComparison.Ordinal));
        found.ShouldBe(mentioned.Select(number => All[number - 1].Member));
        Mentions.Kept(Mentions.Shown(text, NameOf), All).Text.ShouldBe(text, "what is shown to be edited is kept as it was");
    }

    [Fact]
    public void A_reader_who_sees_no_names_sees_none()
    {
        var (text, _) = Mentions.Kept("Ask @Ann Lee.", All);
        text.ShouldNotContain("Ann");
        Mentions.Shown(text, _ => "a member").ShouldBe("Ask @a member.");
    }

    private static string NameOf(MemberId member) => All.First(person => person.Member == member).Name;
}
