using EmployeeReferrals.Crash;
using EmployeeReferrals.Web.Operations;

// The same program is the one that is killed ("work FOLDER SEED"), the one that tidies up ("drain FOLDER"), and the tests.
return args switch
{
    ["work", var folder, var seed] => await Worker.Work(folder, int.Parse(seed, null)),
    ["drain", var folder] => await Worker.Drain(folder),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
