SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT TOP(@p) [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE ([p].[LastDay] IS NULL AND [p].[Roles] & 2 <> 0) OR [p].[Id] = @chosen1
ORDER BY [p].[Name], [p].[Id]
