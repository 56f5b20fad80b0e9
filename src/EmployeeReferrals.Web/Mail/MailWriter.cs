using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EmployeeReferrals.Web.Mail;

/// <summary>Renders a mail when it is sent: names, addresses and signed links are looked up now, and the text is not kept.</summary>
public sealed class MailWriter(
    Programme programme,
    PortalKey key,
    IOptions<MailOptions> mail,
    IOptions<PortalOptions> portal,
    IServiceProvider services,
    ILoggerFactory logs,
    TimeProvider clock
)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Null: nobody is left to write to, or nothing to say.</summary>
    public async Task<MimeMessage?> Write(AppDbContext db, IReadOnlyList<OutboxMessage> together, CancellationToken cancellation)
    {
        var first = together[0];
        var to = await Recipients(db, first, cancellation);
        if (to.Count == 0)
            return null;
        if (await Text(db, together, to, cancellation) is not { } said)
            return null;

        var settings = await programme.Settings(cancellation);
        var answers = mail.Value.ReplyTo.Length > 0 ? mail.Value.ReplyTo : mail.Value.From;
        var text = said with
        {
            Blocks = [new Paragraph(MailNames.Greeting(Greeted(first, to))), .. said.Blocks],
            Footer = $"{said.Footer} It was sent by {settings.Name}; an answer goes to {answers}.",
        };
        var message = new MimeMessage
        {
            Subject = text.Subject.Replace('\u00a0', ' '),
            MessageId = MessageId(first.Id),
            Date = clock.GetUtcNow(),
        };
        message.From.Add(new MailboxAddress(mail.Value.FromName.Length > 0 ? mail.Value.FromName : settings.Name, mail.Value.From));
        message.ReplyTo.Add(MailboxAddress.Parse(answers));
        foreach (var (name, address) in to)
            message.To.Add(new MailboxAddress(name, address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = PlainText.Of(text), HtmlBody = await Html(text, settings.Name) }.ToMessageBody();
        return message;
    }

    /// <summary>A candidate by the whole name, a colleague by the first; several at once by none.</summary>
    private static string? Greeted(OutboxMessage message, List<(string Name, string Address)> to) =>
        to.Count > 1 ? null
        : message.To == RecipientKind.Candidate ? to[0].Name
        : to[0].Name.Split(' ', 2)[0];

    /// <summary>Made from the outbox row: a copy after a crash carries the same one.</summary>
    public string MessageId(Guid outboxId) => $"{outboxId:N}@{mail.Value.From.Split('@')[^1]}";

    private async Task<string> Html(MailText text, string company)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<MailPage>(
                    ParameterView.FromDictionary(new Dictionary<string, object?> { ["Mail"] = text, ["Company"] = company })
                )
            ).ToHtmlString()
        );
    }

    private async Task<List<(string Name, string Address)>> Recipients(
        AppDbContext db,
        OutboxMessage message,
        CancellationToken cancellation
    )
    {
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        if (message.To == RecipientKind.Candidate)
        {
            // To the address typed in that referral, whoever the candidate was found to be since.
            var typed = await db
                .Referrals.AsNoTracking()
                .Where(r => r.Id == message.ReferralId)
                .Select(r => new { r.TypedEmail, r.TypedName })
                .FirstOrDefaultAsync(cancellation);
            if (typed?.TypedEmail is { } address)
                return [(typed.TypedName ?? "", address)];
            var candidate = await db
                .Candidates.AsNoTracking()
                .Where(c => c.Id == message.RecipientId)
                .Select(c => new { c.Name, c.Email })
                .FirstOrDefaultAsync(cancellation);
            return candidate?.Email is null ? [] : [(candidate.Name ?? "", candidate.Email)];
        }
        var people = db.People.AsNoTracking().Where(p => p.WorkEmail != null && (p.LastDay == null || p.LastDay >= today));
        switch (message.To)
        {
            case RecipientKind.Candidate:
                return [];
            case RecipientKind.Person:
                // Somebody who left is still told about money that was theirs.
                people = db
                    .People.AsNoTracking()
                    .Where(p =>
                        p.Id == message.RecipientId
                        && p.WorkEmail != null
                        && (p.LastDay == null || p.LastDay >= today || message.PayoutId != null)
                    );
                break;
            case RecipientKind.Hr:
                people = people.Where(p => (p.Roles & Roles.Hr) != 0);
                break;
            case RecipientKind.Auditors:
                people = people.Where(p => (p.Roles & Roles.Auditor) != 0);
                break;
            case RecipientKind.HrAndPayroll:
                people = people.Where(p => (p.Roles & (Roles.Hr | Roles.Payroll)) != 0);
                break;
            case RecipientKind.RecruitersOfReferral:
                var referral = await db.Referrals.AsNoTracking().FirstAsync(r => r.Id == message.ReferralId, cancellation);
                var general = settings.GeneralRecruiterIds;
                people = people.Where(p =>
                    p.Id != referral.ReferrerId
                    && (
                        referral.RecruiterId != null ? p.Id == referral.RecruiterId
                        : referral.OpeningId != null
                            ? db.Set<Domain.Openings.OpeningRecruiter>().Any(r => r.OpeningId == referral.OpeningId && r.PersonId == p.Id)
                        : general.Contains(p.Id)
                    )
                );
                break;
        }
        return (await people.OrderBy(p => p.Id).Select(p => new { p.Name, p.WorkEmail }).Take(50).ToListAsync(cancellation)).ConvertAll(p =>
            (p.Name, p.WorkEmail!)
        );
    }

    private sealed record About(string Candidate, string Typed, string Opening, string Referrer, Referral Referral, bool Erased)
    {
        public const string Unnamed = "the person you referred";

        /// <summary>" of Cleo Candidate"; nothing where the name cannot stand in a mail.</summary>
        public string OfThem => Typed == Unnamed ? "" : $" of {Typed}";
    }

    private static async Task<About?> Subject(AppDbContext db, Guid? referralId, CancellationToken cancellation)
    {
        if (referralId is null)
            return null;
        var found = await db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == referralId)
            .Select(r => new
            {
                Referral = r,
                Candidate = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Opening = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title).FirstOrDefault(),
                Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new About(
                found.Candidate is null ? "an erased person" : MailNames.Of(found.Candidate) ?? "somebody",
                MailNames.Of(found.Referral.TypedName) ?? About.Unnamed,
                found.Opening ?? "no role yet",
                found.Referrer ?? "",
                found.Referral,
                found.Candidate is null
            );
    }

    private async Task<MailText?> Text(
        AppDbContext db,
        IReadOnlyList<OutboxMessage> together,
        List<(string Name, string Address)> to,
        CancellationToken cancellation
    )
    {
        var message = together[0];
        var settings = await programme.Settings(cancellation);
        var facts = message.Facts;
        if (message.Kind is MailKind.FirstAnswerDue or MailKind.LongInStage or MailKind.HasStarted)
            return await Reminder(db, together, settings, cancellation);
        if (message.Kind == MailKind.DueSoon)
            return await DueSoon(db, facts, settings, cancellation);
        if (message.Kind == MailKind.ReleaseRun)
            return ReleaseRun(facts, settings);
        if (message.Kind == MailKind.BatchOpen)
            return await BatchMail.Write(db, together, settings, Address, cancellation);
        if (message.Kind == MailKind.AuditHead)
            return await AuditHeadMail.Write(db, new(key), facts, settings, Address, cancellation);
        if (await Subject(db, message.ReferralId, cancellation) is not { } about)
            return null;

        var mine = Address($"/my-referrals/{message.ReferralId}");
        var money = facts.Amount is { } amount ? Format.Money(amount, facts.Currency!, English) : "";
        var footer = $"You get this mail because you referred somebody at {settings.Name}.";
        var forRole = about.Referral.OpeningId is null ? "" : $" for {about.Opening}";
        var part =
            facts.Side == RecipientSide.Hire
                ? $"Part {facts.Number} of {facts.Parts} of your own bonus for joining us"
                : $"Part {facts.Number} of {facts.Parts} of your bonus for {about.Typed}";
        var see =
            facts.Side == RecipientSide.Hire
                ? new Button("See your statement", Address("/my-referrals/statement"))
                : new Button("See your referral", mine);
        if (facts.Side == RecipientSide.Hire)
            footer = $"You get this mail because you were referred to {settings.Name} and hired.";
        var stands = await Standing.Read(db, about.Referral, message, cancellation);
        // Whose referral the hire asked without coming through it may have been made for another role.
        var accepted = about.Referral.Stage == Stage.Hired ? forRole : "";
        return message.Kind switch
        {
            MailKind.CandidateNotice => await Notice(db, together, settings, cancellation),
            MailKind.ReferralReceived => new(
                $"We have your referral{about.OfThem}",
                [
                    new Paragraph(
                        $"Thank you for your referral{about.OfThem}{forRole}. A recruiter will look at it within "
                            + $"{Format.WorkingTime(settings.FirstAnswerHours)}."
                    ),
                    .. await Promised(db, about.Referral, facts, stands, cancellation),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.StageChanged => new(
                $"{about.Typed}: {facts.Stage!.Value.Word()}",
                [
                    new Paragraph($"Your referral{about.OfThem}{forRole} is now: {facts.Stage!.Value.Word()}. {Next(facts.Stage.Value)}"),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.MoveUndone => new(
                $"{about.Typed}: back to {facts.Stage!.Value.Word()}",
                [
                    new Paragraph(
                        $"Please ignore our last mail about your referral{about.OfThem}{forRole}: it was sent by mistake. "
                            + $"It stands where it stood: {facts.Stage!.Value.Word()}."
                    ),
                    new Paragraph("Nothing changes for your bonus."),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.ReferralClosed => new(
                $"{about.Typed}: closed",
                [
                    new Paragraph(
                        $"Your referral{about.OfThem}{forRole} has ended without a hire. Thank you for suggesting them; "
                            + "a good referral is worth it either way."
                    ),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.Hired => new(
                $"{about.Typed} is hired",
                [
                    new Paragraph($"{about.Typed} has accepted our offer{accepted}. Thank you!"),
                    .. await Expected(db, about.Referral.Id, stands, cancellation),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.StartDates => new(
                facts.Number == 1 ? $"{about.Typed} has started" : $"{about.Typed}: new start date",
                [
                    new Paragraph(
                        facts.Number == 1
                            ? $"{about.Typed} started on {Format.Day(facts.Day!.Value)}."
                            : $"{about.Typed} is now planned to start on {Format.Day(facts.Day!.Value)}."
                    ),
                    .. await Expected(db, about.Referral.Id, stands, cancellation),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.CreditChanged when stands.IsToldByAnother => null,
            MailKind.CreditChanged => new(
                $"Your referral{about.OfThem}: {Answer(facts, stands)}",
                [.. await Promised(db, about.Referral, facts, stands, cancellation), new Button("See your referral", mine)],
                footer
            ),
            MailKind.OpeningChanged when facts.Reason == PayoutReason.DecidedAnew => new(
                $"The bonus for your referral{about.OfThem} changed",
                [
                    new Paragraph(
                        $"HR decided the bonus for {about.Opening} by the rules of today. The date of your referral stays the same."
                    ),
                    new Facts([
                        ("Bonus before", Format.Money(facts.AmountBefore!.Value, facts.CurrencyBefore!, English)),
                        ("Bonus now", money),
                    ]),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.OpeningChanged => new(
                $"Your referral{about.OfThem} moved to {about.Opening}",
                [
                    new Paragraph($"We are now looking at {about.Typed} for {about.Opening}. The date of your referral stays the same."),
                    new Facts([
                        ("Bonus before", Format.Money(facts.AmountBefore!.Value, facts.CurrencyBefore!, English)),
                        ("Bonus now", money),
                    ]),
                    new Button("See your referral", mine),
                ],
                footer
            ),
            MailKind.PayoutReleased => new(
                $"{money} handed to payroll",
                [
                    new Paragraph($"{part} has been handed to payroll: {Handed(facts.Reward)}"),
                    new Facts([(facts.Reward is null or RewardKind.Cash ? "Amount, before tax, paid with payroll" : "Worth", money)]),
                    see,
                ],
                footer
            ),
            MailKind.PayoutPaid => new(
                $"{money} {(facts.Reward is null or RewardKind.Cash ? "paid" : "settled")}",
                [
                    new Paragraph(
                        $"Payroll has settled {char.ToLowerInvariant(part[0])}{part[1..]}."
                            + (facts.Reward is null or RewardKind.Cash ? " You find it on your payslip." : "")
                    ),
                    new Facts([(facts.Reward is null or RewardKind.Cash ? "Amount, before tax, paid with payroll" : "Worth", money)]),
                    new Button("See your statement", Address("/my-referrals/statement")),
                ],
                footer
            ),
            MailKind.PayoutDeferred => new(
                $"{money} has to wait",
                [
                    new Paragraph($"{part} has to wait. {PayoutRules.ForReferrer(PayoutState.Deferred, facts.Reason!.Value)}"),
                    .. Due(facts, money),
                    new Paragraph("We tell you when it is released."),
                    see,
                ],
                footer
            ),
            // What HR may turn round is not said to be lost.
            MailKind.PayoutForfeited when stands.WaitsForHr && facts is { Reason: PayoutReason.CreditLost, Side: not RecipientSide.Hire } =>
                new(
                    $"{money} has to wait",
                    [new Paragraph($"{part} has to wait. {CreditRules.WaitsForHr}"), .. Due(facts, money), see],
                    footer
                ),
            MailKind.PayoutForfeited => new(
                $"{money} will not be paid",
                [new Paragraph($"{part} will not be paid."), .. NotPaid(facts), .. Due(facts, money), see],
                footer
            ),
            MailKind.ReviewAnswered => new(
                $"HR answered about {about.Typed}",
                [new Paragraph($"HR has answered your question about the credit for {about.Typed}."), new Button("Read the answer", mine)],
                footer
            ),
            MailKind.ReviewAsked => about.Erased
                ? null
                : new(
                    $"{about.Referrer} asks for a review",
                    [
                        new Paragraph(
                            $"{about.Referrer} thinks that the credit decision about {about.Candidate}{forRole} is wrong, "
                                + "and asks HR to look at it again."
                        ),
                        new Button("Read and answer", Address($"/referrals/{message.ReferralId}")),
                    ],
                    $"You get this mail because you work in HR at {settings.Name}."
                ),
            MailKind.NewReferral => about.Erased
                ? null
                : new(
                    $"New referral: {about.Candidate}{forRole}",
                    [
                        new Paragraph(
                            $"{about.Referrer} referred {about.Candidate}{forRole}. A first answer is due within "
                                + $"{settings.FirstAnswerHours} hours on working days."
                        ),
                        new Button("Open in Triage", Address($"/triage?referral={message.ReferralId}")),
                    ],
                    $"You get this mail because you recruit at {settings.Name}."
                ),
            MailKind.FirstAnswerDue
            or MailKind.LongInStage
            or MailKind.HasStarted
            or MailKind.DueSoon
            or MailKind.ReleaseRun
            or MailKind.BatchOpen
            or MailKind.AuditHead => null,
        };
    }

    private static IEnumerable<MailBlock> Due(MailFacts facts, string money)
    {
        yield return new Facts([
            (facts.Reward is null or RewardKind.Cash ? "Amount, before tax, paid with payroll" : "Worth", money),
            .. facts.Day is { } due ? new[] { ("Due", Format.Day(due)) } : [],
        ]);
    }

    private static IEnumerable<MailBlock> NotPaid(MailFacts facts)
    {
        const string ask = "Ask HR if you think this is wrong.";
        var why = PayoutRules.ForReferrer(
            facts.Reason == PayoutReason.DeclinedByHr ? PayoutState.Declined : PayoutState.Forfeited,
            facts.Reason!.Value
        );
        yield return new Paragraph(why.EndsWith(ask, StringComparison.Ordinal) ? why : $"{why} {ask}");
    }

    private static string Handed(RewardKind? reward) =>
        reward switch
        {
            RewardKind.Charity => "it goes to the charity you chose.",
            RewardKind.DaysOff => "the days off are booked for you.",
            RewardKind.Gift => "your gift is on its way.",
            RewardKind.Cash => "expected with the next pay run.",
        };

    /// <summary>How the credit of a referral stands at the moment its mail is written.</summary>
    /// <param name="IsHired">They are hired, and the hire came through this referral or asked its credit.</param>
    /// <param name="IsOver">It closed, or they were hired since, through whichever referral.</param>
    /// <param name="WaitsForHr">HR has to decide whose bonus it is.</param>
    /// <param name="IsDecided">The mail was asked for by HR's decision.</param>
    /// <param name="IsToldByAnother">That HR decides, by the mail of the hire; or what HR has decided since, by a later one.</param>
    private sealed record Standing(bool MightBeKnown, bool IsHired, bool IsOver, bool WaitsForHr, bool IsDecided, bool IsToldByAnother)
    {
        public static async Task<Standing> Read(AppDbContext db, Referral referral, OutboxMessage mail, CancellationToken cancellation)
        {
            var cases = await InQuestion.Cases(db, referral).AsNoTracking().ToListAsync(cancellation);
            var waits = cases.Exists(c => c.ClosedAt is null);
            var since = cases.Exists(c => c.OpenedAt <= mail.CreatedAt && c.ClosedAt > mail.CreatedAt);
            return new(
                mail.Facts.Credit == CreditCode.Earns && await InQuestion.Candidates(db).ContainsAsync(referral.CandidateId, cancellation),
                referral.Stage == Stage.Hired
                    || await db.Referrals.AnyAsync(h => h.HolderId == referral.Id && h.Stage == Stage.Hired, cancellation),
                referral.Stage.IsClosed() || await HiredSince.Referrals(db).ContainsAsync(referral.Id, cancellation),
                waits,
                cases.Exists(c => c.ClosedAt == mail.CreatedAt && c.Answer != CaseAnswer.GroundGone),
                since
                    || (
                        waits
                        && await db.Outbox.AnyAsync(
                            m => m.Kind == MailKind.Hired && m.ReferralId == referral.Id && m.CreatedAt == mail.CreatedAt,
                            cancellation
                        )
                    )
            );
        }
    }

    /// <summary>The answer in a few words.</summary>
    private static string Answer(MailFacts facts, Standing stands) =>
        stands.WaitsForHr ? "HR decides whose bonus it is"
        : facts.Credit == CreditCode.Earns && stands is { IsHired: true, MightBeKnown: false } ? "the bonus is yours"
        : facts.Credit != CreditCode.Earns && stands.IsOver ? "no bonus"
        : facts.Credit!.Value.WordForReferrer().ToLowerInvariant();

    /// <summary>As its page says it, with the figures where the reason is the referrer's own.</summary>
    private static async Task<string> Reason(AppDbContext db, Referral referral, MailFacts facts, bool over, CancellationToken cancellation)
    {
        var hiredOn = await db
            .Referrals.Where(h => h.CandidateId == referral.CandidateId && h.Stage == Stage.Hired && h.HiredOn >= referral.MadeOn)
            .MaxAsync(h => h.HiredOn, cancellation);
        var versions = facts.Credit == CreditCode.CapReached ? new[] { referral.Terms.PlanVersionId } : [];
        var caps = await HireCap.Read(db, versions, cancellation);
        return new CreditAnswer(
            facts.Credit!.Value,
            facts.CreditSentence,
            over,
            referral.Terms,
            referral.MadeOn,
            hiredOn,
            caps.GetValueOrDefault(referral.Terms.PlanVersionId)
        ).Text;
    }

    /// <summary>The answer, and where it is a promise its amount, days and condition.</summary>
    private static async Task<List<MailBlock>> Promised(
        AppDbContext db,
        Referral referral,
        MailFacts facts,
        Standing stands,
        CancellationToken cancellation
    )
    {
        if (stands.WaitsForHr)
            return [new Paragraph(CreditRules.WaitsForHr)];
        var earns = facts.Credit == CreditCode.Earns;
        // One that closed may still hold the credit, and earn by a hire through another referral.
        var over = earns ? stands.IsHired : stands.IsOver;
        var said = new List<MailBlock>();
        if (stands.IsDecided)
            said.Add(new Paragraph("HR has decided whose bonus this is."));
        said.Add(new Paragraph(stands.MightBeKnown ? CreditRules.IfNotKnown : await Reason(db, referral, facts, over, cancellation)));
        if (earns && stands is { IsHired: true, MightBeKnown: false })
            said.AddRange(await Expected(db, referral.Id, stands, cancellation));
        if (!earns || stands.IsHired || referral.Terms.IsEmpty)
            return said;
        if (referral.OpeningId is null)
            said.Add(new Paragraph("The bonus is that of the role they are hired for."));
        else
            said.Add(
                new Facts([
                    .. referral.Terms.Schedule.Select(
                        (part, i) =>
                            (
                                $"Part {i + 1} of {referral.Terms.Schedule.Count}",
                                Format.Money(part.Amount, referral.Terms.Currency, English)
                                    + (part.DaysAfterStart == 0 ? ", on the start date" : $", {part.DaysAfterStart} days after the start")
                            )
                    ),
                ])
            );
        said.Add(
            new Paragraph(
                $"It counts when they are hired by {Format.Day(referral.Terms.WindowEnds(referral.MadeOn))}. Before tax, "
                    + "paid with payroll, if you and they are still employed here then."
            )
        );
        return said;
    }

    private static string Next(CoarseStage stage) =>
        stage switch
        {
            CoarseStage.Invited => "They have been asked whether they want to be considered.",
            CoarseStage.Received => "A recruiter looks at it next.",
            CoarseStage.InReview => "If it fits, the team talks to them next.",
            CoarseStage.Interviewing => "We tell you when there is an offer or a decision.",
            CoarseStage.Offer => "Now it is up to them. We tell you when they accept.",
            CoarseStage.Hired => "We tell you the dates of your bonus.",
            CoarseStage.Closed => "Thank you for suggesting them.",
        };

    /// <summary>One referral, or all that came together for one address.</summary>
    private async Task<MailText?> Notice(
        AppDbContext db,
        IReadOnlyList<OutboxMessage> together,
        CompanySettings settings,
        CancellationToken cancellation
    )
    {
        var told = new List<(About About, string? Link)>();
        foreach (var message in together)
        {
            if (await Subject(db, message.ReferralId, cancellation) is not { Erased: false } about)
                continue;
            var link = await db.CandidateLinks.AsNoTracking().FirstOrDefaultAsync(l => l.ReferralId == message.ReferralId, cancellation);
            told.Add(
                (about, link is null ? null : Address($"/c/{key.Token("candidate-link", link.Id, "candidate-link-kept", link.TokenHash)}"))
            );
        }
        if (told.Count == 0)
            return null;
        var referrers = Format.And(told.Select(t => t.About.Referrer).Distinct());
        var roles = told.Where(t => t.About.Referral.OpeningId is not null).Select(t => t.About.Opening).Distinct().ToList();
        var forRoles = roles.Count == 0 ? "" : $" for {(roles.Count == 1 ? "the role" : "the roles")} {Format.And(roles)}";
        var works = told.Select(t => t.About.Referrer).Distinct().Count() == 1 ? "works" : "work";
        var blocks = new List<MailBlock>
        {
            new Paragraph(
                $"{referrers} {works} at {settings.Name} and suggested you{forRoles}. "
                    + "A recruiter will look at it and may get in touch with you."
            ),
            new Facts([
                ("Who we are", settings.Name),
                ("What for", roles.Count == 0 ? "Considering you for a role with us" : $"Considering you{forRoles}"),
                ("On what basis", "Our legitimate interest in finding colleagues (Article 6(1)(f) GDPR)"),
                ("What we store", "Your name, your contact data, and what was written about you"),
                ("Where it came from", referrers),
                ("Who sees it", "The recruiters and the hiring manager of the role, and HR"),
                ("How long", $"Until {settings.RetentionDays} days after this has ended"),
                (
                    "Your rights",
                    "You may see, correct and erase what we store, object at any time, and complain to a data protection authority"
                ),
            ]),
            new Paragraph("If you do not want to be considered, one button is enough. Your data is then erased and you get no more mail."),
        };
        if (told.Count == 1 && told[0].Link is { } only)
            blocks.Add(new Button("See what we store, or say no", only));
        else if (told.Count > 1)
            blocks.Add(
                new Links([
                    .. told.Where(t => t.Link is not null)
                        .Select(t =>
                            (
                                "See what we store, or say no",
                                $"suggested by {t.About.Referrer}{(t.About.Referral.OpeningId is null ? "" : $" for {t.About.Opening}")}",
                                t.Link!
                            )
                        ),
                ])
            );
        return new MailText(
            $"{referrers} suggested you to {settings.Name}",
            blocks,
            "You get this mail because you were suggested for a role."
        );
    }

    private static async Task<List<MailBlock>> Expected(AppDbContext db, Guid referralId, Standing stands, CancellationToken cancellation)
    {
        if (stands.WaitsForHr)
            return [new Paragraph(CreditRules.WaitsForHr)];
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p =>
                p.ReferralId == referralId
                && p.Side == RecipientSide.Referrer
                && p.State != PayoutState.Cancelled
                && p.State != PayoutState.Forfeited
                && p.State != PayoutState.Declined
            )
            .OrderBy(p => p.Number)
            .ToListAsync(cancellation);
        if (payouts.Count == 0)
            return [];
        return
        [
            new Paragraph(
                payouts.Exists(p => p.DueOn is not null)
                    ? "Your bonus, if you and they are still employed here then:"
                    : "Your bonus, with dates as soon as the start date is known:"
            ),
            new Facts([
                .. payouts.Select(p =>
                    (
                        $"Part {p.Number} of {p.Parts}, before tax, paid with payroll",
                        Format.Money(p.Amount, p.Currency, English)
                            + (
                                p.DueOn is { } due ? $", expected {Format.Day(due)}"
                                : p.DaysAfterStart == 0 ? ", on the start date"
                                : $", {p.DaysAfterStart} days after the start"
                            )
                    )
                ),
            ]),
        ];
    }

    private async Task<MailText?> Reminder(
        AppDbContext db,
        IReadOnlyList<OutboxMessage> together,
        CompanySettings settings,
        CancellationToken cancellation
    )
    {
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var rows = new List<(string, string, string)>();
        foreach (var message in together)
        {
            if (
                await Subject(db, message.ReferralId, cancellation) is not { Erased: false } about
                || !StillWaits(message, about.Referral, today)
            )
                continue;
            var detail = message.Kind switch
            {
                MailKind.FirstAnswerDue => $"{about.Opening}: no first answer yet",
                MailKind.LongInStage => $"{about.Opening}: long in {about.Referral.Stage.Word()}",
                MailKind.CandidateNotice
                or MailKind.ReferralReceived
                or MailKind.StageChanged
                or MailKind.ReferralClosed
                or MailKind.Hired
                or MailKind.StartDates
                or MailKind.CreditChanged
                or MailKind.OpeningChanged
                or MailKind.PayoutReleased
                or MailKind.PayoutDeferred
                or MailKind.PayoutForfeited
                or MailKind.PayoutPaid
                or MailKind.NewReferral
                or MailKind.HasStarted
                or MailKind.DueSoon
                or MailKind.ReleaseRun
                or MailKind.BatchOpen
                or MailKind.ReviewAsked
                or MailKind.ReviewAnswered
                or MailKind.AuditHead
                or MailKind.MoveUndone =>
                    $"{about.Opening}: has {about.Candidate} started? Planned for {Format.Day(message.Facts.Day!.Value)}",
            };
            rows.Add(
                (
                    about.Candidate,
                    detail,
                    Address(
                        message.Kind == MailKind.FirstAnswerDue
                            ? $"/triage?referral={message.ReferralId}"
                            : $"/referrals/{message.ReferralId}"
                    )
                )
            );
        }
        return rows.Count == 0
            ? null
            : new(
                rows.Count == 1 ? $"Waits for you: {rows[0].Item1}" : $"{rows.Count} referrals wait for you",
                [new Paragraph("These referrals wait for an answer:"), new Links(rows)],
                $"You get this mail because you recruit, or work in HR, at {settings.Name}."
            );
    }

    /// <summary>A reminder whose ground is gone by the time it is sent is dropped.</summary>
    private static bool StillWaits(OutboxMessage reminder, Referral referral, DateOnly today)
    {
        if (reminder.Kind == MailKind.FirstAnswerDue)
            return referral.WaitingSince is not null && referral.WaitingSince <= reminder.CreatedAt;
        if (reminder.Kind == MailKind.LongInStage)
            return referral.Stage.IsOpen() && referral.StageSince <= reminder.CreatedAt;
        return referral is { Stage: Stage.Hired, StartedOn: null }
            && referral.PlannedStart <= today
            && referral.PlannedStart == reminder.Facts.Day;
    }

    private async Task<MailText?> DueSoon(AppDbContext db, MailFacts facts, CompanySettings settings, CancellationToken cancellation)
    {
        var due = await db
            .Payouts.AsNoTracking()
            .Where(p => p.State == PayoutState.Scheduled && p.DueOn >= facts.From && p.DueOn <= facts.Day)
            .OrderBy(p => p.DueOn)
            .ThenBy(p => p.Id)
            .Take(100)
            .Select(p => new
            {
                p.Amount,
                p.Currency,
                p.DueOn,
                p.Id,
                Referrer = db.People.Where(x => x.Id == p.RecipientId).Select(x => x.Name).FirstOrDefault(),
                Hire = db
                    .Referrals.Where(r => r.Id == p.HireId)
                    .Select(r => db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault())
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return due.Count == 0
            ? null
            : new(
                $"{Format.Count(due.Count, "payout", English)} {(due.Count == 1 ? "falls" : "fall")} due by {Format.Day(facts.Day!.Value)}",
                [
                    new Paragraph("Tell us if anybody has left: record the last day before the due date."),
                    new Links([
                        .. due.Select(p =>
                            (
                                $"{p.Referrer}: {Format.Money(p.Amount, p.Currency, English)}",
                                $"for {p.Hire ?? "an erased person"}, due {Format.Day(p.DueOn!.Value)}",
                                Address($"/payouts?payout={p.Id}")
                            )
                        ),
                    ]),
                ],
                $"You get this mail because you work in HR at {settings.Name}."
            );
    }

    private MailText ReleaseRun(MailFacts facts, CompanySettings settings)
    {
        var totals = facts.Totals ?? new Dictionary<string, decimal>();
        var rows = new List<(string, string)>();
        foreach (
            var (state, word) in new[]
            {
                (PayoutState.AwaitingApproval, "Waiting for an approval"),
                (PayoutState.Released, "Released"),
                (PayoutState.Deferred, "Deferred"),
                (PayoutState.Forfeited, "Forfeited"),
            }
        )
        {
            if (!totals.TryGetValue(state.ToString(), out var count))
                continue;
            var sums = totals
                .Where(t => t.Key.StartsWith($"{state}:", StringComparison.Ordinal))
                .Select(t => Format.Money(t.Value, t.Key[(t.Key.IndexOf(':', StringComparison.Ordinal) + 1)..], English))
                .ToList();
            rows.Add((word, $"{Format.Count((long)count, "payout", English)}, {string.Join(" and ", sums)}"));
        }
        return new(
            $"Payouts: {string.Join(", ", rows.Select(r => $"{r.Item2.Split(' ')[0]} {r.Item1.ToLowerInvariant()}"))}",
            [
                new Paragraph("The payouts that fell due have been looked at."),
                new Facts(rows),
                new Button("See the payouts", Address("/payouts")),
            ],
            $"You get this mail because you work in HR or payroll at {settings.Name}."
        );
    }

    private string Address(string path) => portal.Value.Address.TrimEnd('/') + path;
}
