using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Mail;
using Decisions.Domain.Rules;
using Decisions.Server.Reminders;

namespace Decisions.Server.CommandLine;

/// <summary>How the server sends mail. Without a mail server it sends none.</summary>
internal sealed class MailOptions
{
    private const string StartTls = "starttls";
    private const string NoTls = "none";

    private readonly Option<string?> _host = Text("--mail-host", "DECISIONS_MAIL_HOST", "The mail server that takes reminders to those who have not voted; without one, none are sent. It needs --mail-from and --url.");
    private readonly Option<string> _port = Choice("--mail-port", "DECISIONS_MAIL_PORT", "587", "Its port.");
    private readonly Option<string?> _user = Text("--mail-user", "DECISIONS_MAIL_USER", "Whom to sign in to it as; the password is in $DECISIONS_MAIL_PASSWORD, as other users of the machine can read a command line.");
    private readonly Option<string?> _from = Text("--mail-from", "DECISIONS_MAIL_FROM", "The sender, as 'Hill Street Bakery <decide@example.org>'.");
    private readonly Option<string> _tls = Choice("--mail-tls", "DECISIONS_MAIL_TLS", StartTls, "starttls, or none for a mail server on this machine.");
    private readonly Option<string> _hours = Choice("--reminder-hours", "DECISIONS_REMINDER_HOURS", "24", "How many hours before voting closes reminders are sent; 0 for none.");

    public MailOptions()
    {
        _port.Validators.Add(result => Check(result, text => Whole(text, 1, ushort.MaxValue), "--mail-port must be a number from 1 to 65535"));
        _hours.Validators.Add(result => Check(result, text => Whole(text, 0, RuleTerms.MostReminderHours), $"--reminder-hours must be a number from 0 to {RuleTerms.MostReminderHours}"));
        _tls.Validators.Add(result => Check(result, text => text is StartTls or NoTls, $"--mail-tls must be {StartTls} or {NoTls}"));
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _host, _port, _user, _from, _tls, _hours })
            command.Add(option);
    }

    /// <summary>Null where no mail server was named.</summary>
    /// <param name="url">The address at which people reach the server, or null where nobody said it.</param>
    /// <exception cref="CommandFailedException">Something is missing without which no mail can be sent.</exception>
    public MailSettings? Read(ParseResult parsed, Uri? url)
    {
        if (parsed.GetValue(_host) is not { } host)
            return null;
        if (url is null)
            throw new CommandFailedException("--mail-host needs --url: reminders link to the address at which people reach this server.");
        if (!MailAddress.TryCreate(parsed.GetValue(_from), out var from))
            throw new CommandFailedException("--mail-host needs --mail-from with the sender's address, such as 'Hill Street Bakery <decide@example.org>'.");
        return new MailSettings(
            host, int.Parse(parsed.GetRequiredValue(_port), CultureInfo.InvariantCulture), parsed.GetValue(_user),
            EnvironmentSetting.Read("DECISIONS_MAIL_PASSWORD"), from, parsed.GetValue(_tls) == StartTls,
            int.Parse(parsed.GetRequiredValue(_hours), CultureInfo.InvariantCulture));
    }

    private static void Check(OptionResult result, Func<string?, bool> isGood, string must)
    {
        if (result.GetValueOrDefault<string>() is var text && !isGood(text))
            result.AddError($"{must}, not '{text}'.");
    }

    private static bool Whole(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static Option<string?> Text(string name, string variable, string description) => new(name)
    {
        Description = $"{description} [${variable}]",
        DefaultValueFactory = _ => EnvironmentSetting.Read(variable),
    };

    private static Option<string> Choice(string name, string variable, string usual, string description) => new(name)
    {
        Description = $"{description} [${variable}]",
        DefaultValueFactory = _ => EnvironmentSetting.Read(variable) ?? usual,
    };
}
