SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Lists] AS [l]
        WHERE [l].[Id] = @command_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COALESCE(SUM([l].[Version] + 1), 0)
FROM [Lists] AS [l]

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
ORDER BY [p].[Name]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ListSpellings] ([Key], [Kind], [EntryId], [Written])
VALUES (@p0, @p1, @p2, @p3);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Lists] ([Id], [CreatedAt], [JoinedIntoId], [Kind], [Name], [State], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
