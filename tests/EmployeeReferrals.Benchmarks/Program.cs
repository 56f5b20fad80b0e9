using EmployeeReferrals.Benchmarks;

// Ratios in one run, on the same disk, with WAL and synchronous=FULL on both sides. Absolute times are shown, and mean nothing elsewhere.
var chosen = args.Length == 0 ? ["submit", "pipeline", "release", "simulate", "seeding"] : args;
foreach (var name in chosen)
{
    Console.WriteLine($"== {name}");
    switch (name)
    {
        case "submit":
            await Submit.Run();
            break;
        case "pipeline":
            await Pipeline.Run();
            break;
        case "release":
            await Release.Run();
            break;
        case "simulate":
            await Simulate.Run();
            break;
        case "seeding":
            await Seeding.Run();
            break;
        default:
            Console.WriteLine("One of: submit, pipeline, release, simulate, seeding");
            break;
    }
}
