using Decisions.Server.CommandLine;

return await DecisionsCommand.Create().Parse(args).InvokeAsync(DecisionsCommand.Invocation);
