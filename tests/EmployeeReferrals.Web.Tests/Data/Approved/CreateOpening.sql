SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Openings] AS [o]
        WHERE [o].[Id] = @command_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[Id] = @form_HiringManagerId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[Id] = @recruiters1

SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

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
INSERT INTO [OpeningRecruiters] ([OpeningId], [PersonId])
VALUES (@p0, @p1);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Openings] ([Id], [Bonus], [BonusCurrency], [BonusSetBy], [ClosedAt], [CreatedAt], [Department], [Description], [HiringManagerId], [InProgramme], [Kind], [Level], [Location], [Past], [PublishedAt], [Search], [State], [Title], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18);
