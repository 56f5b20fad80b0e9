using System.Globalization;
using System.Text.Json;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What an entry says, in the product's words. Kept entries outlive the code: what is not known is told as it can be.</summary>
internal sealed class AuditText
{
    private readonly string _event;
    private readonly JsonElement _entry;

    public AuditText(string kept, string data)
    {
        using var json = JsonDocument.Parse(data);
        (_event, _entry) = (kept, json.RootElement.Clone());
        Changes = ReadChanges();
    }

    public IReadOnlyList<FieldChange> Changes { get; }

    /// <summary>Whose money it was, who was put in charge: whoever is named by what happened, besides its subject.</summary>
    public Guid? Named =>
        Id("recipientId")
        ?? Id("recruiterId")
        ?? (_event == nameof(StartConfirmed) ? Id("personId") : null)
        ?? (_event == nameof(OpeningOfReferralChanged) ? Id("to") : null);

    /// <summary>What it is about was made by it: nothing it says was otherwise before.</summary>
    public bool IsNew =>
        _event is nameof(OpeningCreated) or nameof(PersonAdded) or nameof(CampaignMade) or nameof(PlanVersionMade) or nameof(ListEntryMade)
        && Changes.All(c => c.Before is null);

    public IEnumerable<Guid> Ids => Changes.SelectMany(AuditFields.Ids).Concat(Named is { } named ? [named] : []);

    public static string Acted(string? actedAs) =>
        actedAs switch
        {
            null => "Nobody signed in",
            "candidate" => "The candidate",
            _ => actedAs,
        };

    /// <param name="name">Who somebody is; null where the reader may not know, or nobody does.</param>
    public string Detail(Func<Guid, string?> name) => OfReferral(name) ?? OfMoney(name) ?? OfRules() ?? OfPeople() ?? OfPortal() ?? "";

    private string? OfReferral(Func<Guid, string?> name) =>
        _event switch
        {
            nameof(MoveUndone) => FromTo<Stage>("from", "to", s => s.Word()),
            nameof(ReferralMoved) => Join(FromTo<Stage>("from", "to", s => s.Word()), Word<NotSelectedReason>("reason", r => r.Word())),
            nameof(ReferralHired) => Join(Day("hiredOn", "offer accepted"), Day("plannedStart", "planned start")),
            nameof(PlannedStartChanged) => Day("plannedStart", "to"),
            nameof(StartConfirmed) => Join(Who(name, ""), Day("startedOn", "first day"), Day("before", "it was")),
            nameof(RecruiterAssigned) => Who(name, "") is { Length: > 0 } who ? who : "nobody in particular",
            nameof(OpeningMoved) => FromTo<OpeningState>("from", "to", Opening.Word),
            nameof(OpeningOfReferralChanged) => Join(Who(name, "to "), AmountChange()),
            nameof(AmountOfReferralChanged) => AmountChange(),
            nameof(CandidateErased) => Is("byObjection") ? "the candidate objected" : "",
            nameof(PersonMatchDecided) => Is("same") ? "the same person" : "somebody else",
            _ => null,
        };

    private string? OfMoney(Func<Guid, string?> name) =>
        _event switch
        {
            nameof(CreditDecided) => Word<CreditCode>("code", c => c.ForRecruiter()),
            nameof(CreditChanged) => FromTo<CreditCode>("before", "after", c => c.Word()),
            nameof(CreditOverridden) => _entry.TryGetProperty("earns", out var earns)
                ? earns.ValueKind == JsonValueKind.True
                    ? "can earn"
                    : "cannot earn"
                : "as the rules say",
            nameof(CreditCaseOpened) => Word<CaseGround>("ground", AuditTerms.Of),
            nameof(CreditCaseClosed) => Word<CaseAnswer>("answer", AuditTerms.Of),
            nameof(OwnershipEnded) => Word<OwnershipEnd>("reason", AuditTerms.Of),
            nameof(EarlierRulingMade) => Join(
                Word<EarlierRule>("rule", AuditTerms.Of),
                Is("kept") ? "kept as it was" : "as the rules say today"
            ),
            nameof(AmountAsked) => Is("inProgramme")
                ? Join(Amount("bonus", "currency") is { Length: > 0 } asked ? asked : "the plan's")
                : "no bonus for the role",
            nameof(AmountAnswered) => _entry.TryGetProperty("granted", out var granted) && granted.ValueKind != JsonValueKind.Null
                ? granted.GetBoolean()
                    ? "yes"
                    : "no"
                : "asked anew",
            nameof(PayoutMoved) => Payout(name),
            nameof(BatchExported) => Join(Number("number", "batch"), Count("lines", "line"), Amount("amount", "currency")),
            nameof(BatchAnswered) => Join(
                Number("number", "batch"),
                $"{Count("paid", "line")} paid",
                $"{Count("rejected", "line")} rejected"
            ),
            nameof(BatchVoided) => Join(
                Number("number", "batch"),
                $"{Count("voided", "line")} voided",
                $"{Count("stayPaid", "line")} still paid"
            ),
            _ => null,
        };

    private string? OfRules() =>
        _event switch
        {
            nameof(PlanVersionMade) => Join(Number("number", "version"), Amount("amount", "currency"), Day("activeFrom", "from")),
            nameof(PlanVersionActivated) => Join(Number("number", "version"), Day("activeFrom", "from")),
            nameof(PlanRetired) => Day("from", "from") is { Length: > 0 } from ? $"takes no new referral {from}" : "takes referrals again",
            nameof(CampaignMade) or nameof(CampaignChanged) => Join(Day("from", "from"), Day("until", "to")),
            nameof(ListEntryMade) or nameof(ListSpellingsJoined) or nameof(ListEntryRenamed) or nameof(ListEntriesJoined) => Join(
                Word<ListKind>("kind", AuditTerms.Of),
                Carriers()
            ),
            nameof(ListEntryRetired) or nameof(ListEntryUsedAgain) => Word<ListKind>("kind", AuditTerms.Of),
            nameof(ListEntriesKeptApart) => Join(Word<ListKind>("kind", AuditTerms.Of), $"from {Text("other")}"),
            _ => null,
        };

    private string? OfPeople() =>
        _event switch
        {
            nameof(SpellBegun) => Day("firstDay", "first day"),
            nameof(LastDayRecorded) => Join(
                Day("lastDay", ""),
                Word<LeavingReason>("reason", r => Labels.Of(r).ToLowerInvariant()),
                Day("before", "before that")
            ),
            nameof(LastDayUndone) => Day("before", "it was"),
            nameof(LeaveRecorded) or nameof(LeaveUndone) => Join(Day("from", "from"), Day("until", "to")),
            nameof(WorkingTimeRecorded) or nameof(WorkingTimeUndone) => Join(Percent(), Day("from", "from")),
            nameof(FirstDayCorrected) => Join(Day("day", "to"), Day("before", "it was")),
            nameof(RolesChanged) => $"{RolesOf("before")} to {RolesOf("after")}",
            _ => null,
        };

    private string? OfPortal() =>
        _event switch
        {
            nameof(SignIn.SignInRefused) => Security.TurnedAway.Of(Text("code")).Title,
            nameof(SignIn.SessionEnded) => Word<SessionEnd>("why", AuditTerms.Of),
            nameof(SignIn.PageRefused) => AuditTerms.Page(Text("where") ?? ""),
            nameof(FileExported) => Word<ExportKind>("what", AuditTerms.Of),
            nameof(BackgroundJobs.JobStarted) => Text("job") ?? "",
            nameof(AuditHeadKept) => $"after entry {Number("chainNumber")}",
            nameof(AuditHeadAccepted) => Join(
                Word<AuditProblem>("problem", AuditProblems.Sentence).TrimEnd('.'),
                $"{Number("expectedNumber")} were signed, {Number("foundNumber")} were found",
                Text("reason") ?? ""
            ),
            _ => null,
        };

    private string Payout(Func<Guid, string?> name) =>
        Join(
            $"{Amount("amount", "currency")}{(Who(name, " for ") is { Length: > 0 } who ? who : "")}",
            Text("from") == Text("to") ? "" : FromTo<PayoutState>("from", "to", s => s.Word().ToLowerInvariant()),
            Word<PayoutReason>("reason", Labels.Of),
            Day("dueOn", "due")
        );

    private string Who(Func<Guid, string?> name, string before) => Named is { } id && name(id) is { } known ? before + known : "";

    private List<FieldChange> ReadChanges()
    {
        var found = new List<FieldChange>();
        if (!_entry.TryGetProperty("changes", out var changes) || changes.ValueKind != JsonValueKind.Array)
            return found;
        foreach (var change in changes.EnumerateArray())
        {
            // A field that is no longer there was one of an earlier version.
            if (Enum.TryParse<ChangedField>(change.TryGetProperty("field", out var field) ? field.GetString() : null, out var known))
                found.Add(new(known, Optional(change, "before"), Optional(change, "after")));
        }
        return found;
    }

    private static string? Optional(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string Carriers() =>
        Join(
            Number("people") switch
            {
                "0" => "",
                "1" => "1 person",
                var people => $"{people} people",
            },
            Number("openings") switch
            {
                "0" => "",
                "1" => "1 opening",
                var openings => $"{openings} openings",
            }
        );

    private string? Text(string name) => Optional(_entry, name);

    private Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    private bool Is(string name) => _entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private string RolesOf(string name) => Enum.TryParse<Roles>(Text(name), out var roles) ? PeopleLabels.Of(roles) : "";

    private string Word<T>(string name, Func<T, string> word)
        where T : struct, Enum => Enum.TryParse<T>(Text(name), out var known) && Enum.IsDefined(known) ? word(known) : Text(name) ?? "";

    private string FromTo<T>(string from, string to, Func<T, string> word)
        where T : struct, Enum => Word(from, word) is { Length: > 0 } before ? $"{before} to {Lower(Word(to, word))}" : Word(to, word);

    private static string Lower(string word) =>
        word.Length > 1 && char.IsUpper(word[1]) ? word : word.ToLower(CultureInfo.InvariantCulture);

    private string Day(string name, string before) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"{before} {Format.Day(day)}".TrimStart()
            : "";

    private string Amount(string amount, string currency) =>
        _entry.TryGetProperty(amount, out var value) && value.TryGetDecimal(out var number) && Text(currency) is { } code
            ? Format.Money(number, code, CultureInfo.CurrentCulture)
            : "";

    private string AmountChange()
    {
        var (before, after) = (Amount("amountBefore", "currencyBefore"), Amount("amountAfter", "currencyAfter"));
        return before == after ? $"the bonus stays {after}" : $"{before} to {after}";
    }

    private string Number(string name, string? before = null) =>
        _entry.TryGetProperty(name, out var value) && value.TryGetInt64(out var number)
            ? before is null
                ? Format.Number(number, CultureInfo.CurrentCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{before} {number}")
            : "";

    private string Percent() =>
        _entry.TryGetProperty("percent", out var value) && value.TryGetInt32(out var percent)
            ? string.Create(CultureInfo.InvariantCulture, $"{percent} %")
            : "";

    private string Count(string name, string noun) =>
        _entry.TryGetProperty(name, out var value) && value.TryGetInt32(out var count)
            ? Format.Count(count, noun, CultureInfo.CurrentCulture)
            : "";

    private static string Join(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));
}
