using Decisions.Engine;
using Spectre.Console;

namespace Decisions.Server.CommandLine;

/// <summary>Shows how far a long command is: a bar on a terminal, and a line for every tenth part elsewhere.</summary>
internal static class ProgressBar
{
    public static Task<T> Show<T>(Func<IProgress<StepProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Out.IsTerminal ? Bars(console, work) : work(new Lines());
    }

    private static Task<T> Bars<T>(IAnsiConsole console, Func<IProgress<StepProgress>, Task<T>> work) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => work(new Bar(context)));

    private sealed class Bar(ProgressContext context) : IProgress<StepProgress>
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(StepProgress value)
        {
            lock (_gate)
            {
                if (!_tasks.TryGetValue(value.Step, out var task))
                    _tasks[value.Step] = task = context.AddTask(Markup.Escape(value.Step), maxValue: value.Of);
                task.Value = Math.Max(task.Value, value.Done);
            }
        }
    }

    private sealed class Lines : IProgress<StepProgress>
    {
        private readonly Lock _gate = new();
        private string _step = "";
        private long _tenths;

        public void Report(StepProgress value)
        {
            lock (_gate)
            {
                if (value.Step != _step)
                    (_step, _tenths) = (value.Step, 0);
                var tenths = value.Of == 0 ? 10 : value.Done * 10 / value.Of;
                if (tenths <= _tenths)
                    return;
                _tenths = tenths;
                Console.Error.WriteLine($"{value.Step}: {tenths}0 % of {value.Of}");
            }
        }
    }
}
