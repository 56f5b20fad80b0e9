SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[FirstDay] <= @span_To AND ([p].[LastDay] IS NULL OR ([p].[LastDay] >= @span_From AND [p].[LastDay] >= [p].[FirstDay])) AND [p].[Roles] & 8 = 0 AND [p].[Kind] <> N'Contractor' AND [p].[Kind] <> N'Intern'

SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[FirstDay] <= @span_To AND ([p].[LastDay] IS NULL OR ([p].[LastDay] >= @span_From AND [p].[LastDay] >= [p].[FirstDay])) AND [p].[Roles] & 8 = 0 AND [p].[Kind] <> N'Contractor' AND [p].[Kind] <> N'Intern' AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = [p].[Id] AND [r].[MadeOn] >= @span_From2 AND [r].[MadeOn] <= @span_To3)

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[MadeOn] >= @span_From AND [r].[MadeOn] <= @span_To AND EXISTS (
    SELECT 1
    FROM [StageMoves] AS [s]
    WHERE [s].[ReferralId] = [r].[Id] AND [s].[IsUndone] = CAST(0 AS bit) AND [s].[At] < @until AND [s].[To] = @orLater1)

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[MadeOn] >= @span_From AND [r].[MadeOn] <= @span_To AND EXISTS (
    SELECT 1
    FROM [StageMoves] AS [s]
    WHERE [s].[ReferralId] = [r].[Id] AND [s].[IsUndone] = CAST(0 AS bit) AND [s].[At] < @until AND [s].[To] IN (@list))

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
    WHERE [p].[State] NOT IN (N'Paid', N'Forfeited', N'Declined', N'Cancelled')
) AS [p0]
GROUP BY [p0].[Year], [p0].[Month], [p0].[Currency], [p0].[State]

SELECT [r0].[MadeOn], [r0].[HiredOn], [r0].[Department], COUNT(*) AS [Count]
FROM (
    SELECT [r].[HiredOn], [r].[MadeOn], (
        SELECT TOP(1) [o].[Department]
        FROM [Openings] AS [o]
        WHERE [o].[Id] = [r].[OpeningId]) AS [Department]
    FROM [Referrals] AS [r]
    WHERE [r].[Stage] = N'Hired' AND [r].[HiredOn] >= @span_From AND [r].[HiredOn] <= @span_To
) AS [r0]
GROUP BY [r0].[MadeOn], [r0].[HiredOn], [r0].[Department]

SELECT [r0].[Year], [r0].[Month], COUNT(DISTINCT ([r0].[ReferrerId])) AS [Referrers]
FROM (
    SELECT [r].[ReferrerId], DATEPART(year, [r].[MadeOn]) AS [Year], DATEPART(month, [r].[MadeOn]) AS [Month]
    FROM [Referrals] AS [r]
    WHERE [r].[MadeOn] >= @span_From AND [r].[MadeOn] <= @span_To AND EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[FirstDay] <= @span_To2 AND ([p].[LastDay] IS NULL OR ([p].[LastDay] >= @span_From3 AND [p].[LastDay] >= [p].[FirstDay])) AND [p].[Roles] & 8 = 0 AND [p].[Kind] <> N'Contractor' AND [p].[Kind] <> N'Intern' AND [p].[Id] = [r].[ReferrerId])
) AS [r0]
GROUP BY [r0].[Year], [r0].[Month]
