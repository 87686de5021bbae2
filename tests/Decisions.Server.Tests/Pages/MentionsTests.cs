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

    [Theory]
    [InlineData("@Ann, look", 1)]
    [InlineData("look, @ann lee!", 2)]
    [InlineData("@Ann @Ann Lee @Ann", 1, 2)]
    [InlineData("@Anna", new int[0])]
    [InlineData("mail ann@hill.example", new int[0])]
    [InlineData("@Bo Smith", new int[0])]
    [InlineData("@", new int[0])]
    public void A_whole_name_after_an_at_is_a_mention_where_it_is_one_members_alone(string text, params int[] mentioned) =>
        Mentions.In(text, [Ann, AnnLee, Bo, OtherBo]).Select(member => Array.FindIndex([Ann, AnnLee], person => person.Member == member) + 1).ShouldBe(mentioned);
}
