SELECT [p0].[Year], [p0].[Month], [p0].[Currency], [p0].[State], COUNT(*) AS [Count], COALESCE(SUM([p0].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[DueOn] IS NULL THEN 0
        ELSE DATEPART(year, [p].[DueOn])
    END AS [Year], CASE
        WHEN [p].[DueOn] IS NULL THEN 0
        ELSE DATEPART(month, [p].[DueOn])
    END AS [Month]
    FROM [Payouts] AS [p]
    WHERE [p].[State] IN (N'Planned', N'Scheduled', N'AwaitingApproval', N'Deferred', N'Released', N'Exported') AND [p].[Recovery] IN (N'None', N'Waived')
) AS [p0]
GROUP BY [p0].[Year], [p0].[Month], [p0].[Currency], [p0].[State]

SELECT [p].[Currency] AS [Key], COUNT(*) AS [Count], COALESCE(SUM([p].[Amount]), 0.0) AS [Amount]
FROM [Payouts] AS [p]
WHERE [p].[Recovery] = N'ToReview'
GROUP BY [p].[Currency]

SELECT [r0].[Key] AS [Hired], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[Stage] = N'Hired' THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[Stage] NOT IN (@list) AND [r].[StageSince] >= @since AND EXISTS (
        SELECT 1
        FROM [StageMoves] AS [s]
        WHERE [s].[ReferralId] = [r].[Id] AND [s].[IsUndone] = CAST(0 AS bit) AND [s].[To] IN (@list))
) AS [r0]
GROUP BY [r0].[Key]

SELECT [r].[Stage], [r].[Terms], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[Stage] IN (@list) AND ([r].[Override] = CAST(1 AS bit) OR ([r].[Override] IS NULL AND [r].[Credit] = N'Earns'))
GROUP BY [r].[Stage], [r].[Terms]
