using System.Globalization;
using System.Text.Json;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What an entry says, in the product's words. Kept entries outlive the code: what is not known is told as it can be.</summary>
internal static class AuditWords
{
    public static IReadOnlyDictionary<string, string> Events { get; } = new Dictionary<string, string>
    {
        ["ReferralMade"] = "Referral made", ["ReferralMoved"] = "Stage changed", ["ReferralHired"] = "Hired", ["PlannedStartChanged"] = "Planned start changed", ["StartConfirmed"] = "Start confirmed",
        ["HireUndone"] = "Hire undone", ["OpeningOfReferralChanged"] = "Opening of a referral changed", ["RecruiterAssigned"] = "Recruiter assigned", ["NoteWritten"] = "Note written", ["MailResent"] = "Mail sent again",
        ["MailRetried"] = "Mail tried again", ["TestMailAsked"] = "Test mail asked for",
        ["CreditDecided"] = "Credit decided", ["CreditChanged"] = "Credit changed", ["CreditOverridden"] = "Credit decided by HR", ["OwnershipTaken"] = "Credit taken", ["OwnershipEnded"] = "Credit ended",
        ["PayoutMoved"] = "Payout changed", ["PlanVersionMade"] = "Plan version made", ["BatchExported"] = "Payroll batch made", ["BatchAnswered"] = "Payroll answered", ["BatchVoided"] = "Payroll batch voided",
        ["CandidateCorrected"] = "Candidate corrected", ["CandidateHired"] = "Candidate hired", ["CandidateErased"] = "Candidate erased",
        ["CandidatesMerged"] = "Two candidates merged", ["MergeUndone"] = "Merge undone", ["MatchDismissed"] = "Found not to be the same person", ["CandidateOfReferralChanged"] = "Candidate of a referral changed", ["ContactsGiven"] = "Contacts given to another candidate", ["ContactsTaken"] = "Contacts taken from another candidate",
        ["OpeningCreated"] = "Opening made", ["OpeningChanged"] = "Opening edited", ["OpeningMoved"] = "Opening's state changed",
        ["PersonAdded"] = "Person added", ["LastDayRecorded"] = "Last day recorded", ["LastDayUndone"] = "Last day undone", ["LeaveRecorded"] = "Leave recorded", ["LeaveUndone"] = "Leave undone", ["FirstDayCorrected"] = "First day corrected",
        ["PersonChanged"] = "Person edited", ["RolesChanged"] = "Roles changed", ["AccessEnded"] = "Access ended", ["AccessRestored"] = "Access given back",
        ["IdentityLinked"] = "Account linked", ["IdentityUnlinked"] = "Account unlinked", ["SignedIn"] = "Signed in", ["SignInRefused"] = "Sign-in refused",
        ["SettingsChanged"] = "Settings changed", ["JobStarted"] = "Background job started", ["FileExported"] = "Downloaded",
    };

    public static string Of(string kept) => Events.GetValueOrDefault(kept) ?? "Something else";

    public static string Acted(string? actedAs) => actedAs switch { null => "Nobody signed in", "candidate" => "The candidate", _ => actedAs };

    public static string Detail(string kept, string data)
    {
        using var json = JsonDocument.Parse(data);
        var entry = json.RootElement;
        return kept switch
        {
            "ReferralMoved" => $"{Word<Stage>(entry, "from", s => s.Word())} to {Word<Stage>(entry, "to", s => s.Word())}{(Word<NotSelectedReason>(entry, "reason", r => r.Word()) is { Length: > 0 } why ? $": {why.ToLowerInvariant()}" : "")}",
            "ReferralHired" => Join(Day(entry, "hiredOn", "offer accepted"), Day(entry, "plannedStart", "planned start")),
            "PlannedStartChanged" => Day(entry, "plannedStart", "to"),
            "StartConfirmed" => Day(entry, "startedOn", "first day"),
            "CreditDecided" => Word<CreditCode>(entry, "code", c => c.ForRecruiter()),
            "CreditChanged" => $"{Word<CreditCode>(entry, "before", c => c.Word())} to {Word<CreditCode>(entry, "after", c => c.Word()).ToLowerInvariant()}",
            "CreditOverridden" => entry.TryGetProperty("earns", out var earns) ? earns.ValueKind == JsonValueKind.True ? "can earn" : "cannot earn" : "as the rules say",
            "OpeningOfReferralChanged" => $"{Amount(entry, "amountBefore", "currencyBefore")} to {Amount(entry, "amountAfter", "currencyAfter")}",
            "OpeningMoved" => $"{Word<OpeningState>(entry, "from", Opening.Word)} to {Word<OpeningState>(entry, "to", Opening.Word).ToLowerInvariant()}",
            "PayoutMoved" => Join(Amount(entry, "amount", "currency"), Word<PayoutState>(entry, "to", s => s.Word().ToLowerInvariant()), Word<PayoutReason>(entry, "reason", Referrals.Words.Of), Day(entry, "dueOn", "for")),
            "PlanVersionMade" => Join(Amount(entry, "amount", "currency"), Day(entry, "activeFrom", "from")),
            "BatchExported" => Join(Batch(entry), Count(entry, "lines", "line"), Amount(entry, "amount", "currency")),
            "BatchAnswered" => Join(Batch(entry), $"{Count(entry, "paid", "line")} paid", $"{Count(entry, "rejected", "line")} rejected"),
            "BatchVoided" => Join(Batch(entry), Count(entry, "voided", "line")),
            "CandidateErased" => entry.TryGetProperty("byObjection", out var objected) && objected.ValueKind == JsonValueKind.True ? "the candidate objected" : "",
            "LastDayRecorded" => Join(Day(entry, "lastDay", ""), Word<Domain.People.LeavingReason>(entry, "reason", r => Referrals.Words.Of(r).ToLowerInvariant())),
            "LeaveRecorded" => Join(Day(entry, "from", "from"), Day(entry, "until", "to")),
            "LeaveUndone" => Day(entry, "from", "from"),
            "FirstDayCorrected" => Day(entry, "day", "to"),
            "RolesChanged" => $"{Roles(entry, "before")} to {Roles(entry, "after")}",
            "SignInRefused" => Security.TurnedAway.Of(Text(entry, "code")).Title,
            "OwnershipEnded" => Word<OwnershipEnd>(entry, "reason", End),
            "FileExported" => Word<ExportKind>(entry, "what", Export),
            "JobStarted" => Text(entry, "job") ?? "",
            _ => "",
        };
    }

    private static string Export(ExportKind what) => what switch
    {
        ExportKind.Payouts => "payouts", ExportKind.MyReferrals => "own referrals", ExportKind.Pipeline => "pipeline", ExportKind.Insight => "figures", ExportKind.Resume => "a résumé", ExportKind.PayrollBatch => "a payroll batch", ExportKind.Statement => "a monthly statement", ExportKind.Simulation => "a simulation", ExportKind.Liability => "what is owed", _ => "people",
    };

    private static string End(OwnershipEnd end) => end switch
    {
        OwnershipEnd.WindowEnded => "the window ended", OwnershipEnd.Declined => "the candidate declined", OwnershipEnd.Erased => "erased", OwnershipEnd.GivenToAnother => "given to another referrer",
        OwnershipEnd.RemovedByHr => "removed by HR", OwnershipEnd.Merged => "merged, or taken apart", OwnershipEnd.Corrected => "corrected", _ => "the opening changed",
    };

    private static string Roles(JsonElement entry, string name) => Enum.TryParse<Domain.People.Roles>(Text(entry, name), out var roles) ? People.PeopleWords.Of(roles) : "";

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Word<T>(JsonElement entry, string name, Func<T, string> word) where T : struct, Enum => Enum.TryParse<T>(Text(entry, name), out var known) ? word(known) : "";

    private static string Day(JsonElement entry, string name, string before) =>
        DateOnly.TryParseExact(Text(entry, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? $"{before} {Format.Day(day)}".TrimStart() : "";

    private static string Amount(JsonElement entry, string amount, string currency) =>
        entry.TryGetProperty(amount, out var value) && value.TryGetDecimal(out var number) && Text(entry, currency) is { } code ? Format.Money(number, code, CultureInfo.CurrentCulture) : "";

    private static string Batch(JsonElement entry) => entry.TryGetProperty("number", out var number) && number.TryGetInt32(out var batch) ? $"batch {batch}" : "";

    private static string Count(JsonElement entry, string name, string noun) => entry.TryGetProperty(name, out var value) && value.TryGetInt32(out var count) ? Format.Count(count, noun, CultureInfo.CurrentCulture) : "";

    private static string Join(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));
}
