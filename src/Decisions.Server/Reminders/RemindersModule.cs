using Decisions.Engine.Reminders;
using Decisions.Server.Hosting;
using NodaTime;

namespace Decisions.Server.Reminders;

/// <summary>Whether this server reminds those who have not voted.</summary>
/// <param name="Hours">How many hours before voting closes; 0 where it sends none.</param>
public sealed record Reminding(int Hours)
{
    public bool IsOn => Hours > 0;
}

internal static class RemindersModule
{
    /// <summary>Without a mail server, or with 0 hours, nothing is ever sent and nothing looks for what could be.</summary>
    public static void AddReminders(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(new Reminding(options.Mail?.RemindBefore ?? 0));
        if (options is not { Mail: { RemindBefore: > 0 } mail, Url: { } url })
            return;
        services.AddSingleton<IMailer>(new SmtpMailer(mail));
        services.AddSingleton(new ReminderTerms(Duration.FromHours(mail.RemindBefore), new ReminderInWords(url.ToString().TrimEnd('/')).Of));
        services.AddSingleton<ReminderSender>();
        services.AddHostedService<ReminderWorker>();
    }

    private sealed class ReminderWorker(ReminderSender sender) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            Task.Run(() => sender.Run(stoppingToken), CancellationToken.None);
    }
}
