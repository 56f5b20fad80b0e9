using EmployeeReferrals.Domain.Lists;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>A bonus policy by name. What it says is in its versions.</summary>
public sealed class Plan : Aggregate
{
    private Plan() { }

    public Plan(Guid id, string name, DateTimeOffset now)
    {
        (Id, Name, CreatedAt) = (id, name, now);
        Raise(new PlanMade(id));
    }

    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>From this day on it takes no new referral; those made before keep it.</summary>
    public DateOnly? RetiredFrom { get; private set; }

    public void Rename(string name)
    {
        if (Name == name)
            return;
        var before = Name;
        Name = name;
        Raise(new PlanRenamed(Id, new Changes().Of(ChangedField.PlanName, before, name).ToList()));
    }

    /// <summary>Rejected: a day that has passed, since referrals were made by the plan then. Null takes it back.</summary>
    public Result Retire(DateOnly? from, DateOnly today)
    {
        if (from < today)
            return Result.Rejected("retire_past", "A plan ends today or later: referrals already made keep it.", "RetiredFrom");
        if (RetiredFrom == from)
            return Result.Ok;
        var before = RetiredFrom;
        RetiredFrom = from;
        Raise(new PlanRetired(Id, from, new Changes().Of(ChangedField.RetiredFrom, before, from).ToList()));
        return Result.Ok;
    }
}

/// <summary>What a plan says from a day on. A draft may be edited; once active it is immutable, a change is a new version, and a referral
/// keeps the version it was made under.</summary>
public sealed class PlanVersion : Aggregate
{
    private PlanVersion() { }

    /// <param name="before">What the version before it says; null: it is the plan's first.</param>
    public PlanVersion(
        Guid id,
        Guid planId,
        int number,
        DateOnly activeFrom,
        PlanTerms terms,
        Guid? madeBy,
        DateTimeOffset now,
        bool isDraft = false,
        PlanTerms? before = null
    )
    {
        (Id, PlanId, Number, ActiveFrom, Terms, MadeBy, MadeAt, IsDraft) = (id, planId, number, activeFrom, terms, madeBy, now, isDraft);
        Raise(new PlanVersionMade(id, number, activeFrom, terms.Amount, terms.Currency, PlanDifferences.Between(before, terms).ToList()));
    }

    public Guid PlanId { get; private init; }
    public int Number { get; private init; }
    public DateOnly ActiveFrom { get; private set; }
    public bool IsDraft { get; private set; }
    public PlanTerms Terms { get; private set; } = new();
    public Guid? MadeBy { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>Rejected: an active version.</summary>
    public Result Edit(DateOnly activeFrom, PlanTerms terms)
    {
        if (!IsDraft)
            return Result.Rejected("not_a_draft", "This version is active and stays as it is. Make a new one.");
        var changes = PlanDifferences.Between(Terms, terms).Of(ChangedField.ActiveFrom, ActiveFrom, activeFrom).ToList();
        (ActiveFrom, Terms) = (activeFrom, terms);
        Raise(new PlanDraftChanged(Id, changes));
        return Result.Ok;
    }

    /// <summary>Its rules point to the lists from now on, instead of naming texts. What they take and exclude stays.</summary>
    public void PointTo(PlanTerms terms)
    {
        Terms = terms;
        Raise(new PlanPointedToLists(Id));
    }

    /// <summary>As it is read and judged by: with the names of today. Only what is read is changed, nothing that is kept.</summary>
    public PlanVersion ReadBy(CompanyLists lists)
    {
        Terms = Terms.ReadBy(lists);
        return this;
    }

    /// <summary>From now on immutable. Rejected: a day that has passed.</summary>
    public Result Activate(DateOnly today)
    {
        if (!IsDraft)
            return Result.Ok;
        if (ActiveFrom < today)
            return Result.Rejected("active_from", "A version starts today or later: referrals already made keep theirs.", "ActiveFrom");
        IsDraft = false;
        Raise(new PlanVersionActivated(Id, Number, ActiveFrom));
        return Result.Ok;
    }

    /// <summary>Rejected: an active version, which referrals may have been made under.</summary>
    public Result Discard()
    {
        if (!IsDraft)
            return Result.Rejected("not_a_draft", "This version is active and stays. Retire the plan instead.");
        Raise(new PlanDraftDiscarded(Id));
        return Result.Ok;
    }

    /// <summary>The version of one plan that holds on a day: the latest start, then the highest number. Null before the first.</summary>
    public static PlanVersion? On(DateOnly day, IEnumerable<PlanVersion> versions) =>
        versions
            .Where(v => !v.IsDraft && v.ActiveFrom <= day)
            .OrderByDescending(v => v.ActiveFrom)
            .ThenByDescending(v => v.Number)
            .FirstOrDefault();
}

public sealed record PlanMade(Guid PlanId) : DomainEvent(PlanId);

public sealed record PlanRenamed(Guid PlanId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(PlanId);

public sealed record PlanRetired(Guid PlanId, DateOnly? From, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(PlanId);

public sealed record PlanVersionMade(
    Guid PlanVersionId,
    int Number,
    DateOnly ActiveFrom,
    decimal Amount,
    string Currency,
    IReadOnlyList<FieldChange>? Changes = null
) : DomainEvent(PlanVersionId);

public sealed record PlanPointedToLists(Guid PlanVersionId) : DomainEvent(PlanVersionId);

public sealed record PlanDraftChanged(Guid PlanVersionId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(PlanVersionId);

public sealed record PlanDraftDiscarded(Guid PlanVersionId) : DomainEvent(PlanVersionId);

public sealed record PlanVersionActivated(Guid PlanVersionId, int Number, DateOnly ActiveFrom) : DomainEvent(PlanVersionId);
