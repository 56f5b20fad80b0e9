using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <param name="Holds">Null: not known before the day.</param>
public sealed record PayoutCheck(bool? Holds, string Title, string Detail);

/// <summary>The referral that a payout is for.</summary>
internal sealed record CreditedReferral(DateOnly MadeOn, CreditCode RuleCredit, bool? Override, Snapshot Terms)
{
    public bool ByHr => Override is not null;

    public CreditCode Credit =>
        Override switch
        {
            true => CreditCode.Earns,
            false => CreditCode.RemovedByHr,
            null => RuleCredit,
        };
}

/// <summary>What has to hold for a payout to be released, as it stands today.</summary>
internal sealed class PayoutChecks(Payout payout, DateOnly today, bool seesHire)
{
    public IReadOnlyList<PayoutCheck> All(bool started, Person referrer, Person? hired, CreditedReferral credited) =>
        payout.Reason is PayoutReason.HireUndone or PayoutReason.LeftBeforeStart
            ? [new(false, "The hire was undone.", "Nothing is released without it."), Employed(referrer, referrer.Name), Stands(credited)]
            : Standing(started, referrer, hired, credited);

    private IReadOnlyList<PayoutCheck> Standing(bool started, Person referrer, Person? hired, CreditedReferral credited) =>
        [
            new(started, started ? "The start is confirmed." : "The start is not confirmed.", started ? "" : "Nothing is released before."),
            Employed(referrer, referrer.Name),
            hired is null
                ? new(null, "The hire is employed.", "Known once the start is confirmed.")
                : Employed(hired, seesHire ? hired.Name : "The hire"),
            Stands(credited),
        ];

    private PayoutCheck Stands(CreditedReferral credited)
    {
        var earns = credited.Credit == CreditCode.Earns;
        return new(
            earns,
            earns ? "The credit stands." : "The credit does not stand.",
            !seesHire ? ""
                : credited.ByHr ? "HR decided it."
                : credited.Credit.ForRecruiter()
        );
    }

    private PayoutCheck Employed(Person person, string name)
    {
        if (payout.JudgedOn is not { } on)
            return new(null, $"{name} is employed.", "Checked on the due date.");
        var past = on <= today;
        var holds = person.EmployedOn(on);
        var leave = person.LeaveOn(on);
        return new(
            holds
                ? past || person.LastDay is not null
                    ? true
                    : null
                : false,
            holds ? $"{name} is employed{(past ? "" : " as of today's facts")}." : $"{name} is not employed on that day.",
            person.LastDay is { } last ? $"Last day {Components.Format.Day(last)}."
                : leave is not null ? "On leave on that day."
                : past ? ""
                : "Checked again on the day."
        );
    }
}
