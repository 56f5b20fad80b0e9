using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace EmployeeReferrals.Web.Features.Pipeline;

internal static class PipelineEndpoints
{
    public static void MapPipeline(this WebApplication app) =>
        app.MapGet(
                "/pipeline.csv",
                (
                    Guid? opening,
                    string? stage,
                    string? q,
                    string? sort,
                    bool? down,
                    ClaimsPrincipal user,
                    ListPipelineForFile list,
                    CancellationToken cancellation
                ) =>
                {
                    var rows = list.Execute(
                        user.ToActor(),
                        new(new(opening, stage, q), Enum.TryParse<PipelineSort>(sort, true, out var by) ? by : default, down == true),
                        cancellation
                    );
                    return Csv.Download(
                        "pipeline.csv",
                        rows,
                        ("Candidate", r => r.ShownName),
                        ("Stage", r => r.Stage.Word()),
                        ("Opening", r => r.Opening),
                        ("Referred by", r => r.Referrer),
                        ("Received", r => r.MadeOn),
                        ("In stage since", r => r.StageSince),
                        ("Working days in stage", r => r.Days),
                        ("Offer accepted on", r => r.HiredOn),
                        ("Planned start", r => r.PlannedStart),
                        ("Started on", r => r.StartedOn)
                    );
                }
            )
            .RequireAuthorization(new OpensWithAttribute<ListPipelineForFile>())
            .RecordsExport(ExportKind.Pipeline);
}
