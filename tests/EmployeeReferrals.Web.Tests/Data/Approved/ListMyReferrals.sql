SELECT [p0].[Currency], [p0].[Paid], COALESCE(SUM([p0].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p].[Amount], [p].[Currency], CASE
        WHEN [p].[State] = N'Paid' THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Paid]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] = @me AND [p].[State] <> N'Forfeited' AND [p].[State] <> N'Declined' AND [p].[State] <> N'Cancelled'
) AS [p0]
GROUP BY [p0].[Currency], [p0].[Paid]

SELECT [p].[ReferralId], [p].[Number], [p].[Amount], [p].[Currency], [p].[DaysAfterStart], [p].[DueOn], [p].[State], [p].[Reason], [p].[Kind], [p].[RewardName], [p].[RewardDays]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] IN (@list) AND [p].[RecipientId] = @me
ORDER BY [p].[Number]

SELECT [r0].[c], [r0].[Id], [r0].[TypedName], [r0].[MadeOn], [r0].[Stage], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[Override], [r0].[Terms], [r0].[PlannedStart], [r0].[StartedOn], [o1].[Title], [o1].[Location], [o1].[c]
FROM (
    SELECT CASE
        WHEN EXISTS (
            SELECT 1
            FROM [PossibleMatches] AS [p]
            WHERE [p].[ReferralId] = [r].[Id] OR [p].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], [r].[MadeAt], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me
    ORDER BY [r].[MadeAt] DESC, [r].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
) AS [r0]
LEFT JOIN (
    SELECT [o0].[Title], [o0].[Location], [o0].[c], [o0].[Id]
    FROM (
        SELECT [o].[Title], [o].[Location], 1 AS [c], [o].[Id], ROW_NUMBER() OVER(PARTITION BY [o].[Id] ORDER BY [o].[Id]) AS [row]
        FROM [Openings] AS [o]
    ) AS [o0]
    WHERE [o0].[row] <= 1
) AS [o1] ON [r0].[OpeningId] = [o1].[Id]
ORDER BY [r0].[MadeAt] DESC, [r0].[Id] DESC

SELECT [r0].[c], [r0].[Id], [r0].[TypedName], [r0].[MadeOn], [r0].[Stage], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[Override], [r0].[Terms], [r0].[PlannedStart], [r0].[StartedOn], [o1].[Title], [o1].[Location], [o1].[c]
FROM (
    SELECT CASE
        WHEN EXISTS (
            SELECT 1
            FROM [PossibleMatches] AS [p]
            WHERE [p].[ReferralId] = [r].[Id] OR [p].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], [r].[MadeAt], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND [r].[Stage] = N'Hired'
    ORDER BY [r].[MadeAt] DESC, [r].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
) AS [r0]
LEFT JOIN (
    SELECT [o0].[Title], [o0].[Location], [o0].[c], [o0].[Id]
    FROM (
        SELECT [o].[Title], [o].[Location], 1 AS [c], [o].[Id], ROW_NUMBER() OVER(PARTITION BY [o].[Id] ORDER BY [o].[Id]) AS [row]
        FROM [Openings] AS [o]
    ) AS [o0]
    WHERE [o0].[row] <= 1
) AS [o1] ON [r0].[OpeningId] = [o1].[Id]
ORDER BY [r0].[MadeAt] DESC, [r0].[Id] DESC

SELECT [r0].[c], [r0].[Id], [r0].[TypedName], [r0].[MadeOn], [r0].[Stage], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[Override], [r0].[Terms], [r0].[PlannedStart], [r0].[StartedOn], [o1].[Title], [o1].[Location], [o1].[c]
FROM (
    SELECT CASE
        WHEN EXISTS (
            SELECT 1
            FROM [PossibleMatches] AS [p]
            WHERE [p].[ReferralId] = [r].[Id] OR [p].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], [r].[MadeAt], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND [r].[Stage] IN (@list)
    ORDER BY [r].[MadeAt] DESC, [r].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
) AS [r0]
LEFT JOIN (
    SELECT [o0].[Title], [o0].[Location], [o0].[c], [o0].[Id]
    FROM (
        SELECT [o].[Title], [o].[Location], 1 AS [c], [o].[Id], ROW_NUMBER() OVER(PARTITION BY [o].[Id] ORDER BY [o].[Id]) AS [row]
        FROM [Openings] AS [o]
    ) AS [o0]
    WHERE [o0].[row] <= 1
) AS [o1] ON [r0].[OpeningId] = [o1].[Id]
ORDER BY [r0].[MadeAt] DESC, [r0].[Id] DESC

SELECT [r].[Stage], COUNT(*) AS [Count], MIN([r].[MadeOn]) AS [Since]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] = @me
GROUP BY [r].[Stage]

SELECT [s].[ReferralId], [s].[To], [s].[At]
FROM [StageMoves] AS [s]
WHERE [s].[ReferralId] IN (@list) AND [s].[Undoes] IS NULL AND [s].[IsUndone] = CAST(0 AS bit)
ORDER BY [s].[Entry]
