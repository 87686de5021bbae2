using Decisions.Server.Pages.Auditing;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Selections;
using Decisions.Server.Pages.Waiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Decisions.Server;

/// <summary>The pages: everything a member, a secretary or a visitor does in a browser, with or without scripts.</summary>
public static class PagesModule
{
    public static void AddDecisionsPages(this IServiceCollection services)
    {
        services.TryAddSingleton<PageServices>();
        services.TryAddSingleton<LiveHeads>();
        services.TryAddSingleton<MyVoteReading>();
        services.TryAddSingleton<WaitingForMe>();
        // In the order in which the home page tells them.
        services.AddSingleton<IAwaitsMember, AdviceForMe>();
        services.AddSingleton<IAwaitsMember, SelectionsForMe>();
        services.AddSingleton<IAwaitsMember, DrawsForMe>();
        services.AddSingleton<IAwaitsMember, JoiningForMe>();
        services.AddSingleton<IAwaitsMember, PlacesForMe>();
        services.TryAddSingleton<Pages.Proxies.MyProxiesReading>();
        services.TryAddSingleton<Pages.Members.MemberChoices>();
        services.TryAddSingleton<Server.Minutes.MinutesReading>();
        services.TryAddSingleton<ReceiptDownload>();
        services.TryAddSingleton<LineReading>();
        services.TryAddSingleton<AuditChoices>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorPages().ConfigureApplicationPartManager(AddThisAssembly);
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<ExpiredFormFilter>());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "decisions-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = FormCommand.AntiforgeryField;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.KeepFormKeysInTheDatabase();
    }

    private static void KeepFormKeysInTheDatabase(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Decisions");
        services.AddSingleton<FormKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<FormKeys>((options, keys) => options.XmlRepository = keys);
        // They are stored as they are: whoever reads the database could forge a form's token, and nothing more.
        // Where they cannot be read, the page that needs them says so, and its fault is logged.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None));
    }

    /// <summary>Goes around everything else that pages go through, so that its faults are shown kindly too.</summary>
    public static void UsePageFrame(this WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseMiddleware<PageFaults>();
    }

    public static void MapDecisionsPages(this WebApplication app)
    {
        Assets.Map(app);
        LiveEndpoint.Map(app);
        AuditFile.Map(app);
        app.MapRazorPages();
        app.MapFallbackToPage("{*path}", "/NotFound");
    }

    /// <summary>Pages are found in the program's own assembly, also where a test is the program that runs.</summary>
    private static void AddThisAssembly(ApplicationPartManager parts)
    {
        var assembly = typeof(PagesModule).Assembly;
        if (parts.ApplicationParts.Any(part => part.Name == assembly.GetName().Name))
            return;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
            parts.ApplicationParts.Add(part);
    }
}
