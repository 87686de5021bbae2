using Decisions.Server.CommandLine;

return await DecisionsCommand.Run(args);
