using Decisions.Engine.Exporting;

namespace Decisions.Server.Pages.Words;

/// <summary>What is in a record, for whoever takes it along.</summary>
internal static class AudienceInWords
{
    public static string Of(Audience audience) => audience switch
    {
        Audience.Auditor => "Yours, as the auditor’s, holds every vote of rounds that have closed, the secret ones too: keep it as safe as a ballot box. Members are in it by number, not by name.",
        Audience.Member => "Yours holds what members may see. Of secret votes it says that they were cast, and not how: only the auditor can count those again. Members are in it by number, not by name.",
        Audience.Visitor => "Yours holds what anyone may see, and proof that the rest is there. Members are in it by number, not by name.",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };
}
