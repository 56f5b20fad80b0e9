using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Whether a referral can earn, as its mail says it at the moment it is written.</summary>
internal sealed class CreditTold
{
    private readonly MailContext _context;
    private readonly Referral _referral;
    private readonly CreditCode? _credit;
    private readonly string? _sentence;

    /// <summary>Other referrals may be of the same person: what stands is a condition.</summary>
    private bool MightBeKnown { get; init; }

    /// <summary>They are hired, and the hire came through this referral or asked its credit.</summary>
    private bool IsHired { get; init; }

    /// <summary>It closed, or they were hired since, through whichever referral.</summary>
    private bool IsOver { get; init; }

    /// <summary>HR has to decide whose bonus it is.</summary>
    private bool WaitsForHr { get; init; }

    /// <summary>The mail was asked for by HR's decision.</summary>
    private bool IsDecided { get; init; }

    /// <summary>That HR decides, by the mail of the hire; or what HR has decided since, by a later one.</summary>
    public bool IsToldByAnother { get; private init; }

    private CreditTold(MailContext context, Referral referral, CreditCode? credit, string? sentence) =>
        (_context, _referral, _credit, _sentence) = (context, referral, credit, sentence);

    public static async Task<CreditTold> Read(
        MailContext context,
        Referral referral,
        OutboxMessage mail,
        CreditCode? credit,
        string? sentence,
        CancellationToken cancellation
    )
    {
        var db = context.Db;
        var cases = await InQuestion.Cases(db, referral).AsNoTracking().ToListAsync(cancellation);
        var waits = cases.Exists(c => c.ClosedAt is null);
        var since = cases.Exists(c => c.OpenedAt <= mail.CreatedAt && c.ClosedAt > mail.CreatedAt);
        var isHired =
            referral.Stage == Stage.Hired
            || await db.Referrals.AnyAsync(h => h.HolderId == referral.Id && h.Stage == Stage.Hired, cancellation);
        var hiredSince = await HiredSince.Referrals(db).ContainsAsync(referral.Id, cancellation);
        // A hire that asked another referral's credit settled it: this one earns nothing beside it.
        var settled = credit == CreditCode.Earns && hiredSince && !isHired;
        return new(context, referral, settled ? CreditCode.Duplicate : credit, sentence)
        {
            MightBeKnown =
                credit == CreditCode.Earns
                && !settled
                && referral.Override != true
                && await InQuestion.Candidates(db).ContainsAsync(referral.CandidateId, cancellation),
            IsHired = isHired,
            IsOver = referral.Stage.IsClosed() || hiredSince,
            WaitsForHr = waits,
            IsDecided = cases.Exists(c => c.ClosedAt == mail.CreatedAt && c.Answer != CaseAnswer.GroundGone),
            IsToldByAnother = since || settled || (waits && await IsWithAHire(db, mail, cancellation)),
        };
    }

    private static Task<bool> IsWithAHire(AppDbContext db, OutboxMessage mail, CancellationToken cancellation) =>
        db.Outbox.AnyAsync(m => m.Kind == HiredMail.Kind && m.ReferralId == mail.ReferralId && m.CreatedAt == mail.CreatedAt, cancellation);

    private bool Earns => _credit == CreditCode.Earns;

    public string InAFewWords =>
        WaitsForHr ? "HR decides whose bonus it is"
        : Earns && IsHired && !MightBeKnown ? "the bonus is yours"
        : !Earns && IsOver ? "no bonus"
        : _credit!.Value.WordForReferrer().ToLowerInvariant();

    /// <summary>The answer, and where it is a promise its amount, days and condition.</summary>
    public async Task<List<MailBlock>> Promised(CancellationToken cancellation)
    {
        if (WaitsForHr)
            return [new Paragraph(CreditRules.WaitsForHr)];
        var said = new List<MailBlock>();
        if (IsDecided)
            said.Add(new Paragraph("HR has decided whose bonus this is."));
        said.Add(new Paragraph(MightBeKnown ? CreditRules.IfNotKnown : await Reason(cancellation)));
        if (Earns && IsHired && !MightBeKnown)
            said.AddRange(await BonusTold.Expected(_context, _referral, cancellation));
        if (Earns && !IsHired && !_referral.Terms.IsEmpty)
            said.AddRange(BonusTold.Promised(_referral));
        return said;
    }

    /// <summary>As its page says it, with the figures where the reason is the referrer's own.</summary>
    private async Task<string> Reason(CancellationToken cancellation)
    {
        var db = _context.Db;
        var (candidate, madeOn) = (_referral.CandidateId, _referral.MadeOn);
        var hiredOn = await db
            .Referrals.Where(h => h.CandidateId == candidate && h.Stage == Stage.Hired && h.HiredOn >= madeOn)
            .MaxAsync(h => h.HiredOn, cancellation);
        var version = _referral.Terms.PlanVersionId;
        var caps = await HireCap.Read(db, _credit == CreditCode.CapReached ? [version] : [], cancellation);
        return new CreditAnswer(
            _credit!.Value,
            _sentence,
            // One that closed may still hold the credit, and earn by a hire through another referral.
            Earns ? IsHired : IsOver,
            _referral.Terms,
            madeOn,
            hiredOn,
            caps.GetValueOrDefault(version)
        ).Text;
    }
}
