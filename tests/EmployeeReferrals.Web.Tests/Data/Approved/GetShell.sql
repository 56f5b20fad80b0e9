SELECT [r1].[Key] AS [Late], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[WaitingSince] <= @late THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND (EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
        SELECT [r0].[CandidateId]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me3
    ) AND [r].[Stage] = N'New' AND [r].[WaitingSince] IS NOT NULL
) AS [r1]
GROUP BY [r1].[Key]

SELECT [r1].[Key] AS [Late], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[WaitingSince] <= @late THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
        SELECT [r0].[CandidateId]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me1
    ) AND [r].[Stage] = N'New' AND [r].[WaitingSince] IS NOT NULL
) AS [r1]
GROUP BY [r1].[Key]
