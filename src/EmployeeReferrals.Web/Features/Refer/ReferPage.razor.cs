using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;

namespace EmployeeReferrals.Web.Features.Refer;

/// <summary>A plain form, drawn on the server: what was typed comes back with its errors, and no script is needed.</summary>
public sealed partial class ReferPage
{
    /// <summary>A file that is too large is read all the same, up to here, so that the answer can stand beside its field with the text
    /// kept.</summary>
    public const int LargestPost = 64 * 1024 * 1024;

    private const string ResumeTypes =
        ".pdf,.docx,.odt,.rtf,.txt,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly Dictionary<string, (string Id, string Label)> Fields = new()
    {
        ["Name"] = ("name", "Name"),
        ["Email"] = ("email", "E-mail"),
        ["Why"] = ("why", "Why are they a good fit?"),
        ["LinkedIn"] = ("linkedin", "LinkedIn address"),
        ["Phone"] = ("phone", "Phone"),
        ["Relationship"] = ("relationship", "How do you know each other"),
        ["Resume"] = ("resume", "Résumé"),
        ["OpeningId"] = ("opening", "Role"),
    };

    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery]
    public string? Opening { get; set; }

    [SupplyParameterFromQuery]
    public string? Large { get; set; }

    [Inject]
    public required GetReferForm Form { get; set; }

    [Inject]
    public required SubmitReferral Submit { get; set; }

    [Inject]
    public required KeptForms Kept { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    private SubmitReferral.Command typed = new(Guid.NewGuid(), null, null, null, null);
    private GetReferForm.Form? shown;
    private IReadOnlyList<FieldError> errors = [];
    private string? problem;
    private string? referredAlready;
    private bool closed;
    private bool resumeLost;
    private bool moreOpen;
    private KeptFields? kept;

    protected override async Task OnInitializedAsync()
    {
        await Load(Asked);
        if (HttpMethods.IsPost(Context.Request.Method))
            return;
        closed = shown?.Role is { TakesReferrals: false };
        if (await Kept.Of(Context) is { } back)
            await TakeBack(back);
        if (Large is not null)
            Fail([
                new Problem(
                    "resume_size",
                    "This file is far larger than 5 MB, and the form with it could not be read. Save a smaller one, for example as PDF.",
                    "Resume"
                ),
            ]);
    }

    private async Task Send()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        Read(field => form[field]);
        if (form["show"] == "yes")
        {
            resumeLost = form.Files["resume"] is { Length: > 0 };
            await Load(Asked);
            return;
        }
        var refused = await TakeResume(form.Files["resume"]);

        var result =
            refused.Count > 0
                ? Result<SubmitReferral.Submitted>.From(Result.Rejected(refused))
                : await Submit.Execute(Context.User.ToActor(), typed, Context.RequestAborted);
        if (result.IsOk)
        {
            await Kept.Forget(Context);
            Navigator.NavigateTo($"/refer/sent/{result.Value.ReferralId}");
            return;
        }
        if (typed.Id == Guid.Empty)
            typed = typed with { Id = Guid.NewGuid() };
        resumeLost = typed.Resume is not null;
        if (
            typed.OpeningId is { } asked
            && asked != shown?.Role?.Id
            && (Opening is not null || result.Problems.Any(p => p.Code == "opening_closed"))
        )
            await Load(asked);
        else if (shown?.Role is null)
            await Load(null);
        Fail(result.Problems.Count > 0 ? result.Problems : [new Problem("not_sent", result.Sentence)]);
    }

    private void Read(Func<string, string?> field)
    {
        typed = new SubmitReferral.Command(
            Guid.TryParse(field("id"), out var id) ? id : Guid.Empty,
            field("general") == "yes" || string.IsNullOrWhiteSpace(field("opening")) ? null
                : Guid.TryParse(field("opening"), out var opening) ? opening
                : Guid.Empty,
            field("name"),
            field("email"),
            field("why"),
            field("linkedin"),
            field("phone"),
            int.TryParse(field("relationship"), out var relationship) ? (Relationship)relationship : Relationship.NotSaid,
            field("knows") == "yes"
        );
        moreOpen =
            typed.Relationship != Relationship.NotSaid
            || typed.KnowsAboutIt
            || !string.IsNullOrWhiteSpace(typed.LinkedIn)
            || !string.IsNullOrWhiteSpace(typed.Phone);
    }

    /// <summary>It was sent after its session had ended: here it is again, not sent yet.</summary>
    private async Task TakeBack(KeptFields back)
    {
        kept = back;
        Read(field => back[field]);
        if (typed.Id == Guid.Empty)
            typed = typed with { Id = Guid.NewGuid() };
        moreOpen |= back.FileName is not null;
        if (typed.OpeningId is { } asked && asked != shown?.Role?.Id && Opening is not null)
            await Load(asked);
        closed = shown?.Role is { TakesReferrals: false };
    }

    private async Task<IReadOnlyList<Problem>> TakeResume(IFormFile? file)
    {
        if (file is null || (file.Length == 0 && string.IsNullOrEmpty(file.FileName)))
            return [];
        moreOpen = true;
        if (file.Length > ResumeFile.MaxBytes)
            return [new Problem("resume_size", "This file is larger than 5 MB. Save a smaller one, for example as PDF.", "Resume")];
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Context.RequestAborted);
        var read = ResumeFile.Read(file.FileName, content.ToArray());
        if (!read.IsOk)
            return read.Problems;
        typed = typed with { Resume = read.Value };
        return [];
    }

    private Guid? Asked => Guid.TryParse(Opening, out var id) ? id : null;

    private async Task Load(Guid? opening)
    {
        var result = await Form.Execute(Context.User.ToActor(), new(opening, typed.OpeningId), Context.RequestAborted);
        shown = result.IsOk ? result.Value : null;
    }

    private void Fail(IReadOnlyList<Problem> problems)
    {
        closed = problems.Any(p => p.Code == "opening_closed");
        referredAlready = problems.FirstOrDefault(p => p.Code == "already_referred_id")?.Sentence;
        errors =
        [
            .. problems
                .Where(p => p.Field is not null && p.Code != "opening_closed")
                .Select(p => new FieldError(Fields[p.Field!].Id, Fields[p.Field!].Label, p.Sentence)),
        ];
        problem = problems.FirstOrDefault(p => p.Field is null && p.Code != "already_referred_id")?.Sentence;
        moreOpen |= errors.Any(e => e.FieldId is "linkedin" or "phone" or "relationship" or "resume");
    }

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.FieldId == Fields[field].Id)?.Message;

    private static string Word(Relationship relationship) =>
        relationship switch
        {
            Relationship.FormerColleague => "We worked together",
            Relationship.Friend => "Friends",
            Relationship.Family => "Family",
            Relationship.Studied => "We studied together",
            Relationship.Network => "From a professional network",
            Relationship.Other => "In another way",
            Relationship.NotSaid => "Rather not say",
        };
}
