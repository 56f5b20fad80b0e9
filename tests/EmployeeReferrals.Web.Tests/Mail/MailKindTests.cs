using System.Reflection;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Features.Payouts.Mails;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Features.Reminders.Mails;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Tests.Mail;

public sealed class MailKindTests
{
    // As they stand in companies' databases: one may be added, none renamed.
    private static readonly string[] Names =
    [
        "AuditHead",
        "BatchOpen",
        "CandidateNotice",
        "CreditChanged",
        "DueSoon",
        "FirstAnswerDue",
        "HasStarted",
        "Hired",
        "HireUndone",
        "LongInStage",
        "MoveUndone",
        "NewReferral",
        "OpeningChanged",
        "PayoutBack",
        "PayoutDeferred",
        "PayoutForfeited",
        "PayoutPaid",
        "PayoutReleased",
        "ReferralClosed",
        "ReferralReceived",
        "ReleaseRun",
        "ReviewAnswered",
        "ReviewAsked",
        "StageChanged",
        "StartDates",
    ];

    [Fact]
    public void Kinds_keep_the_names_that_databases_know() => Assert.Equal(Names, MailKinds.All.Select(k => k.Name).Order());

    [Fact]
    public void Each_kind_is_the_class_of_its_name_and_has_a_label_of_its_own()
    {
        Assert.All(MailKinds.All, kind => Assert.Equal(kind.Name + "Mail", kind.GetType().Name));
        Assert.All(MailKinds.All, kind =>
            Assert.Equal(kind.Name, kind.GetType().GetField("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null))
        );
        Assert.Equal(MailKinds.All.Count, MailKinds.All.Select(k => k.Label).Distinct().Count());
    }

    [Fact]
    public void Kind_that_is_not_known_is_a_mail_all_the_same()
    {
        Assert.Null(MailKinds.Find("OfALaterRelease"));
        Assert.Equal("Mail", MailKinds.LabelOf("OfALaterRelease"));
    }

    [Fact]
    public void Facts_are_kept_with_the_version_of_their_form()
    {
        var stored = MailFacts.Write(new StageChangedMail.Facts(CoarseStage.Interviewing));
        Assert.Equal("""{"stage":"Interviewing","v":2}""", stored);
        Assert.False(MailFacts.IsOfFirstForm(stored));
        Assert.Equal(CoarseStage.Interviewing, MailFacts.Read<StageChangedMail.Facts>(stored).Stage);
    }

    [Fact]
    public void Copy_that_was_asked_for_says_so_and_keeps_its_facts()
    {
        var stored = MailFacts.Write(new StageChangedMail.Facts(CoarseStage.Offer));
        Assert.False(MailFacts.IsAgain(stored));
        Assert.True(MailFacts.IsAgain(MailFacts.Again(stored)));
        Assert.Equal(CoarseStage.Offer, MailFacts.Read<StageChangedMail.Facts>(MailFacts.Again(stored)).Stage);
    }

    [Fact]
    public void Facts_of_the_first_form_are_read()
    {
        Assert.Equal(
            new StageChangedMail.Facts(CoarseStage.InReview),
            MailFacts.Read<StageChangedMail.Facts>("""{"stage":"InReview","again":false}""")
        );
        Assert.Equal(
            new CreditChangedMail.Facts(CreditCode.CapReached, "Plan"),
            MailFacts.Read<CreditChangedMail.Facts>("""{"credit":"CapReached","again":false,"creditSentence":"Plan"}""")
        );
        Assert.Equal(
            new StartDatesMail.Facts(new DateOnly(2026, 12, 1), 1),
            MailFacts.Read<StartDatesMail.Facts>("""{"day":"2026-12-01","number":1,"again":false}""")
        );
        Assert.Equal(
            new OpeningChangedMail.Facts(1500, "EUR", 2000.5m, "GBP", PayoutReason.DecidedAnew),
            MailFacts.Read<OpeningChangedMail.Facts>(
                """{"amount":2000.5,"currency":"GBP","amountBefore":1500,"currencyBefore":"EUR","again":false,"reason":"DecidedAnew"}"""
            )
        );
        Assert.Equal(
            new PayoutMail.Facts(500, "EUR", new DateOnly(2026, 12, 1), PayoutReason.CreditLost, 1, 2, RecipientSide.Hire, RewardKind.Cash),
            MailFacts.Read<PayoutMail.Facts>(
                """
                {"amount":500,"currency":"EUR","day":"2026-12-01","number":1,"again":false,"parts":2,"reason":"CreditLost",
                "side":"Hire","reward":"Cash"}
                """
            )
        );
        Assert.Equal(
            new ReminderMail.Facts(2, new DateOnly(2026, 12, 1)),
            MailFacts.Read<ReminderMail.Facts>("""{"day":"2026-12-01","number":2,"again":false}""")
        );
        Assert.Equal(
            new DueSoonMail.Facts(new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 1)),
            MailFacts.Read<DueSoonMail.Facts>("""{"day":"2026-12-01","from":"2026-11-24","again":false}""")
        );
    }

    [Fact]
    public void Sums_of_a_run_are_read_in_either_form()
    {
        var first = new OutboxMessage
        {
            Kind = ReleaseRunMail.Kind,
            Facts = """{"again":false,"totals":{"Released:EUR":1500.50,"Released":3,"Released:GBP":20,"Deferred:EUR":500,"Deferred":1}}""",
        };
        var now = ReleaseRunMail.Of(ReleaseRunMail.FactsOf(first).Judged, null);
        foreach (var message in new[] { first, now })
        {
            var judged = ReleaseRunMail.FactsOf(message).Judged;
            Assert.Equal([(PayoutState.Released, 3), (PayoutState.Deferred, 1)], judged.Select(j => (j.State, j.Count)));
            Assert.Equal([("EUR", 1500.50m), ("GBP", 20m)], judged[0].Sums.Select(s => (s.Key, s.Value)));
        }
    }
}
