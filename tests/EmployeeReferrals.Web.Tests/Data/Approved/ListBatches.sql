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

SELECT [p].[Currency] AS [Key], COUNT(*) AS [Count], COALESCE(SUM([p].[Amount]), 0.0) AS [Sum]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[RecipientId] <> @me
GROUP BY [p].[Currency]

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[CreatedBy]) AS [By]
FROM [PayrollBatches] AS [p]
WHERE [p].[State] = @wanted1
ORDER BY [p].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

SELECT [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
ORDER BY [p].[Name]

SELECT [p].[State], COUNT(*) AS [Count]
FROM [PayrollBatches] AS [p]
GROUP BY [p].[State]
