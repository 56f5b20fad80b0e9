using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Home;

/// <summary>Something that waits, and where it is done.</summary>
public sealed record Waiting(string Title, string Detail, string Href, bool Overdue = false);

/// <summary>What waits for the reader, by each role they have.</summary>
internal sealed class WhatWaits(AppDbContext db, CompanySettings settings, Act act)
{
    private readonly List<Waiting> _found = [];

    public async Task<IReadOnlyList<Waiting>> Find(CompanyLists lists, CancellationToken cancellation)
    {
        if (act.By.Is(Roles.Recruiter | Roles.Hr))
            await OnReferrals(cancellation);
        if (act.By.Is(Roles.Hr))
        {
            await DueSoon(cancellation);
            await OnReviews(cancellation);
            await OnPayouts(cancellation);
            await OnLists(lists, cancellation);
        }
        if (act.By.Is(Roles.Payroll))
            await Released(cancellation);
        if (act.By.Is(Roles.HiringManager))
            await Interviewing(cancellation);
        return _found;
    }

    private async Task OnReferrals(CancellationToken cancellation)
    {
        var today = act.Day;
        var work = db.Referrals.WorkedBy(db, act.By, settings);
        var late = FirstAnswer.LateWhenWaitingSince(settings, act.At);
        var overdue = await work.CountAsync(r => r.Stage == Stage.New && r.WaitingSince <= late, cancellation);
        Tell(
            overdue,
            $"{Count(overdue, "referral")} without a first answer in time",
            $"The {settings.FirstAnswerHours} hours on working days are over.",
            "/triage",
            isOverdue: true
        );
        var waiting = await work.CountAsync(r => r.Stage == Stage.New && r.WaitingSince > late, cancellation);
        Tell(waiting, $"{Count(waiting, "new referral")} to answer", "Their clock is running.", "/triage");
        var starts = await work.CountAsync(r => r.Stage == Stage.Hired && r.StartedOn == null && r.PlannedStart <= today, cancellation);
        Tell(
            starts,
            $"{Count(starts, "start")} to confirm",
            "The planned day has come. Nothing is paid before somebody confirms it.",
            "/triage"
        );
    }

    private async Task DueSoon(CancellationToken cancellation)
    {
        var soon = act.Day.AddDays(settings.DueSoonDays);
        var due = await db.Payouts.SeenBy(act.By).CountAsync(p => p.State == PayoutState.Scheduled && p.DueOn <= soon, cancellation);
        Tell(
            due,
            $"{Count(due, "payout")} due by {Format.ShortDay(soon, act.Day)}",
            "Tell us if anybody has left: record the last day before the due date.",
            "/payouts"
        );
    }

    /// <summary>What holds money back until HR has answered, and who waits for the answer.</summary>
    private async Task OnReviews(CancellationToken cancellation)
    {
        const string href = "/reviews";
        var me = act.By.PersonId;
        var reviews = await db.Reviews.CountAsync(r => r.State == ReviewState.Open && r.AskedBy != me, cancellation);
        Tell(reviews, $"{Count(reviews, "credit review")} to answer", "A referrer thinks that a decision is wrong.", href);
        var cases = await db.CreditCases.CountAsync(c => c.ClosedAt == null, cancellation);
        Tell(
            cases,
            $"{Count(cases, "hire")} whose bonus you decide",
            "Two answers are possible. Nothing more is paid for it before that.",
            href
        );
        var matches = await db.PersonMatches.CountAsync(m => m.DecidedAt == null, cancellation);
        Tell(matches, $"{Count(matches, "candidate")} who may work here already", "Somebody here has the same phone number.", href);
        var amounts = await db.AmountRequests.CountAsync(r => r.AnsweredAt == null && r.AskedBy != me, cancellation);
        Tell(
            amounts,
            $"{Count(amounts, "bonus", "bonuses")} asked for",
            "A recruiter asks for another amount. Until you answer, the plan's counts.",
            href
        );
    }

    private async Task OnPayouts(CancellationToken cancellation)
    {
        var seen = db.Payouts.SeenBy(act.By);
        var approvals = await seen.CountAsync(
            p => p.State == PayoutState.AwaitingApproval || p.Recovery == RecoveryState.ToReview,
            cancellation
        );
        Tell(
            approvals,
            $"{Count(approvals, "payout")} to approve or review",
            "Due and checked, or out already with its ground gone.",
            "/payouts?tab=review"
        );
        var deferred = await seen.CountAsync(p => p.State == PayoutState.Deferred, cancellation);
        Tell(
            deferred,
            $"{Count(deferred, "payout")} deferred",
            "Somebody is on leave, or a start date was corrected.",
            "/payouts?tab=deferred"
        );
    }

    private async Task OnLists(CompanyLists lists, CancellationToken cancellation)
    {
        var apart = await db.ListPairs.Select(p => new { p.FirstId, p.SecondId }).ToListAsync(cancellation);
        var alike = Likeness.Among([.. lists.Entries], apart.Select(p => (p.FirstId, p.SecondId)).ToHashSet()).Count;
        Tell(
            alike,
            $"{Count(alike, "pair")} in the lists that may be one",
            "Departments, locations or legal entities that look alike.",
            "/people/lists"
        );
    }

    private async Task Released(CancellationToken cancellation)
    {
        var released = await db.Payouts.SeenBy(act.By).CountAsync(p => p.State == PayoutState.Released, cancellation);
        Tell(released, $"{Count(released, "payout")} released", "Ready for the next pay run.", "/payouts");
    }

    private async Task Interviewing(CancellationToken cancellation)
    {
        var open = await db.Referrals.VisibleTo(db, act.By, settings).CountAsync(r => r.Stage == Stage.Interview, cancellation);
        Tell(open, $"{Count(open, "candidate")} interviewing", "Referred to your openings.", "/pipeline");
    }

    private void Tell(int count, string title, string detail, string href, bool isOverdue = false)
    {
        if (count > 0)
            _found.Add(new(title, detail, href, isOverdue));
    }

    private static string Count(int count, string noun, string? plural = null) =>
        Format.Count(count, noun, CultureInfo.CurrentCulture, plural);
}
