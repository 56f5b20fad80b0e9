SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o]
        WHERE [o].[Key] = @key) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[State] = N'Scheduled' AND [p].[DueOn] >= @from AND [p].[DueOn] <= @until) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[Roles] & 32 <> 0 AND [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COALESCE(SUM([l].[Version] + 1), 0)
FROM [Lists] AS [l]

SELECT TOP(1) [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[Kind] = N'DueSoon'
ORDER BY [o].[CreatedAt] DESC, [o].[Id] DESC

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT TOP(@p) [p].[Id], [p].[ExportedAt] AS [At]
FROM [PayrollBatches] AS [p]
WHERE [p].[State] = N'Exported' AND [p].[OpenCount] > 0 AND [p].[ExportedAt] <= @limit
ORDER BY [p].[Number]

SELECT TOP(@p) [r].[Id], [r].[CandidateId], [r].[ReferrerId], [r].[Stage], COALESCE((
    SELECT MAX([s].[Entry])
    FROM [StageMoves] AS [s]
    WHERE [s].[ReferralId] = [r].[Id] AND [s].[At] = [r].[StageSince] AND [s].[Undoes] IS NULL AND [s].[IsUndone] = CAST(0 AS bit)), [r].[StageEntry]), [r].[StageSince], [r].[WaitingSince], [r].[PlannedStart], [r].[RecruiterId], [r].[OpeningId]
FROM [Referrals] AS [r]
WHERE [r].[Id] > @_8__locals1_after AND ([r].[Stage] IN (N'New', N'Screening', N'Interview', N'Offer') OR ([r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today))
ORDER BY [r].[Id]

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [o].[Key]
FROM [Outbox] AS [o]
WHERE 0 = 1

SELECT [o].[Key]
FROM [Outbox] AS [o]
WHERE [o].[Key] = @keys1

SELECT [o].[Key]
FROM [Outbox] AS [o]
WHERE [o].[Key] IN (@list)

SELECT [o].[OpeningId], [o].[PersonId]
FROM [OpeningRecruiters] AS [o]
WHERE [o].[OpeningId] IN (@list) AND EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [o].[PersonId] AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today))

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
ORDER BY [p].[Name]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);
