SELECT [r0].[Key] AS [Late], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[WaitingSince] <= @late THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND (EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Stage] = N'New' AND [r].[WaitingSince] IS NOT NULL
) AS [r0]
GROUP BY [r0].[Key]

SELECT [r0].[Key] AS [Late], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[WaitingSince] <= @late THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND [r].[Stage] = N'New' AND [r].[WaitingSince] IS NOT NULL
) AS [r0]
GROUP BY [r0].[Key]
