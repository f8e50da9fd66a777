using System.Runtime.InteropServices;
using FeatureGen.Tool;

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return ToolApplication.Run(args, ToolConsole.OfProcess(), cancellation.Token);

// The first signal ends the work in order; a second one ends the process.
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
