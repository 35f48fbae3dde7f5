using Rancher.Simulator.Cli;

return await CommandLine.RunAsync(args);
