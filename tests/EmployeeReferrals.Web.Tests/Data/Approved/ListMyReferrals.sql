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

SELECT [r7].[c], [r7].[c0], [r7].[c1], [r7].[HiredOn], [r7].[Id], [r7].[TypedName], [r7].[MadeOn], [r7].[Stage], [r7].[ClosedAt], [r7].[Credit], [r7].[CreditSentence], [r7].[Override], [r7].[Terms], [r7].[PlannedStart], [r7].[StartedOn], [r7].[c2], [o2].[Title], [o2].[Location], [o2].[c]
FROM (
    SELECT CASE
        WHEN [r].[CandidateId] IN (
            SELECT [p].[OtherCandidateId]
            FROM [PossibleMatches] AS [p]
            UNION ALL
            SELECT [r0].[CandidateId] AS [OtherCandidateId]
            FROM [PossibleMatches] AS [p0]
            INNER JOIN [Referrals] AS [r0] ON [p0].[ReferralId] = [r0].[Id]
            UNION ALL
            SELECT [r1].[CandidateId] AS [OtherCandidateId]
            FROM [PersonMatches] AS [p1]
            INNER JOIN [Referrals] AS [r1] ON [p1].[ReferralId] = [r1].[Id]
            WHERE [p1].[DecidedAt] IS NULL
            UNION ALL
            SELECT [r2].[CandidateId] AS [OtherCandidateId]
            FROM [Referrals] AS [r2]
            WHERE [r2].[TypedEmail] IS NULL AND [r2].[TypedName] IS NOT NULL AND (
                SELECT COUNT(*)
                FROM [CandidateContacts] AS [c]
                WHERE [c].[CandidateId] = [r2].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
                SELECT 1
                FROM [CandidateMerges] AS [c0]
                WHERE [c0].[IntoId] = [r2].[CandidateId] AND [c0].[UndoneAt] IS NULL)
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], CASE
        WHEN [r].[Id] IN (
            SELECT [r4].[Id]
            FROM [CreditCases] AS [c1]
            CROSS JOIN [Referrals] AS [r3]
            CROSS JOIN [Referrals] AS [r4]
            WHERE [c1].[ClosedAt] IS NULL AND ([r3].[Id] = [c1].[BeforeId] OR [r3].[Id] = [c1].[NowId]) AND ([r4].[Id] = [r3].[Id] OR ([r4].[Id] = [c1].[HireId] AND [r4].[ReferrerId] = [r3].[ReferrerId]))
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [r].[Id] IN (
            SELECT [r5].[Id]
            FROM [Referrals] AS [r5]
            WHERE EXISTS (
                SELECT 1
                FROM [Referrals] AS [r6]
                WHERE [r6].[CandidateId] = [r5].[CandidateId] AND [r6].[Stage] = N'Hired' AND [r6].[HiredOn] >= [r5].[MadeOn])
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c1], [r].[HiredOn], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Outbox] AS [o]
            WHERE [o].[Kind] = N'CandidateNotice' AND [o].[State] = N'Waiting' AND [o].[ReferralId] = [r].[Id]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [r].[MadeAt], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me
    ORDER BY [r].[MadeAt] DESC, [r].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
) AS [r7]
LEFT JOIN (
    SELECT [o1].[Title], [o1].[Location], [o1].[c], [o1].[Id]
    FROM (
        SELECT [o0].[Title], [o0].[Location], 1 AS [c], [o0].[Id], ROW_NUMBER() OVER(PARTITION BY [o0].[Id] ORDER BY [o0].[Id]) AS [row]
        FROM [Openings] AS [o0]
    ) AS [o1]
    WHERE [o1].[row] <= 1
) AS [o2] ON [r7].[OpeningId] = [o2].[Id]
ORDER BY [r7].[MadeAt] DESC, [r7].[Id] DESC

SELECT [r7].[c], [r7].[c0], [r7].[c1], [r7].[HiredOn], [r7].[Id], [r7].[TypedName], [r7].[MadeOn], [r7].[Stage], [r7].[ClosedAt], [r7].[Credit], [r7].[CreditSentence], [r7].[Override], [r7].[Terms], [r7].[PlannedStart], [r7].[StartedOn], [r7].[c2], [o2].[Title], [o2].[Location], [o2].[c]
FROM (
    SELECT CASE
        WHEN [r].[CandidateId] IN (
            SELECT [p].[OtherCandidateId]
            FROM [PossibleMatches] AS [p]
            UNION ALL
            SELECT [r0].[CandidateId] AS [OtherCandidateId]
            FROM [PossibleMatches] AS [p0]
            INNER JOIN [Referrals] AS [r0] ON [p0].[ReferralId] = [r0].[Id]
            UNION ALL
            SELECT [r1].[CandidateId] AS [OtherCandidateId]
            FROM [PersonMatches] AS [p1]
            INNER JOIN [Referrals] AS [r1] ON [p1].[ReferralId] = [r1].[Id]
            WHERE [p1].[DecidedAt] IS NULL
            UNION ALL
            SELECT [r2].[CandidateId] AS [OtherCandidateId]
            FROM [Referrals] AS [r2]
            WHERE [r2].[TypedEmail] IS NULL AND [r2].[TypedName] IS NOT NULL AND (
                SELECT COUNT(*)
                FROM [CandidateContacts] AS [c]
                WHERE [c].[CandidateId] = [r2].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
                SELECT 1
                FROM [CandidateMerges] AS [c0]
                WHERE [c0].[IntoId] = [r2].[CandidateId] AND [c0].[UndoneAt] IS NULL)
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], CASE
        WHEN [r].[Id] IN (
            SELECT [r4].[Id]
            FROM [CreditCases] AS [c1]
            CROSS JOIN [Referrals] AS [r3]
            CROSS JOIN [Referrals] AS [r4]
            WHERE [c1].[ClosedAt] IS NULL AND ([r3].[Id] = [c1].[BeforeId] OR [r3].[Id] = [c1].[NowId]) AND ([r4].[Id] = [r3].[Id] OR ([r4].[Id] = [c1].[HireId] AND [r4].[ReferrerId] = [r3].[ReferrerId]))
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [r].[Id] IN (
            SELECT [r5].[Id]
            FROM [Referrals] AS [r5]
            WHERE EXISTS (
                SELECT 1
                FROM [Referrals] AS [r6]
                WHERE [r6].[CandidateId] = [r5].[CandidateId] AND [r6].[Stage] = N'Hired' AND [r6].[HiredOn] >= [r5].[MadeOn])
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c1], [r].[HiredOn], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Outbox] AS [o]
            WHERE [o].[Kind] = N'CandidateNotice' AND [o].[State] = N'Waiting' AND [o].[ReferralId] = [r].[Id]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [r].[MadeAt], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND [r].[Stage] = N'Hired'
    ORDER BY [r].[MadeAt] DESC, [r].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
) AS [r7]
LEFT JOIN (
    SELECT [o1].[Title], [o1].[Location], [o1].[c], [o1].[Id]
    FROM (
        SELECT [o0].[Title], [o0].[Location], 1 AS [c], [o0].[Id], ROW_NUMBER() OVER(PARTITION BY [o0].[Id] ORDER BY [o0].[Id]) AS [row]
        FROM [Openings] AS [o0]
    ) AS [o1]
    WHERE [o1].[row] <= 1
) AS [o2] ON [r7].[OpeningId] = [o2].[Id]
ORDER BY [r7].[MadeAt] DESC, [r7].[Id] DESC

SELECT [r7].[c], [r7].[c0], [r7].[c1], [r7].[HiredOn], [r7].[Id], [r7].[TypedName], [r7].[MadeOn], [r7].[Stage], [r7].[ClosedAt], [r7].[Credit], [r7].[CreditSentence], [r7].[Override], [r7].[Terms], [r7].[PlannedStart], [r7].[StartedOn], [r7].[c2], [o2].[Title], [o2].[Location], [o2].[c]
FROM (
    SELECT CASE
        WHEN [r].[CandidateId] IN (
            SELECT [p].[OtherCandidateId]
            FROM [PossibleMatches] AS [p]
            UNION ALL
            SELECT [r0].[CandidateId] AS [OtherCandidateId]
            FROM [PossibleMatches] AS [p0]
            INNER JOIN [Referrals] AS [r0] ON [p0].[ReferralId] = [r0].[Id]
            UNION ALL
            SELECT [r1].[CandidateId] AS [OtherCandidateId]
            FROM [PersonMatches] AS [p1]
            INNER JOIN [Referrals] AS [r1] ON [p1].[ReferralId] = [r1].[Id]
            WHERE [p1].[DecidedAt] IS NULL
            UNION ALL
            SELECT [r2].[CandidateId] AS [OtherCandidateId]
            FROM [Referrals] AS [r2]
            WHERE [r2].[TypedEmail] IS NULL AND [r2].[TypedName] IS NOT NULL AND (
                SELECT COUNT(*)
                FROM [CandidateContacts] AS [c]
                WHERE [c].[CandidateId] = [r2].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
                SELECT 1
                FROM [CandidateMerges] AS [c0]
                WHERE [c0].[IntoId] = [r2].[CandidateId] AND [c0].[UndoneAt] IS NULL)
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], CASE
        WHEN [r].[Id] IN (
            SELECT [r4].[Id]
            FROM [CreditCases] AS [c1]
            CROSS JOIN [Referrals] AS [r3]
            CROSS JOIN [Referrals] AS [r4]
            WHERE [c1].[ClosedAt] IS NULL AND ([r3].[Id] = [c1].[BeforeId] OR [r3].[Id] = [c1].[NowId]) AND ([r4].[Id] = [r3].[Id] OR ([r4].[Id] = [c1].[HireId] AND [r4].[ReferrerId] = [r3].[ReferrerId]))
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [r].[Id] IN (
            SELECT [r5].[Id]
            FROM [Referrals] AS [r5]
            WHERE EXISTS (
                SELECT 1
                FROM [Referrals] AS [r6]
                WHERE [r6].[CandidateId] = [r5].[CandidateId] AND [r6].[Stage] = N'Hired' AND [r6].[HiredOn] >= [r5].[MadeOn])
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c1], [r].[HiredOn], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Outbox] AS [o]
            WHERE [o].[Kind] = N'CandidateNotice' AND [o].[State] = N'Waiting' AND [o].[ReferralId] = [r].[Id]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [r].[MadeAt], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND [r].[Stage] IN (@list)
    ORDER BY [r].[MadeAt] DESC, [r].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
) AS [r7]
LEFT JOIN (
    SELECT [o1].[Title], [o1].[Location], [o1].[c], [o1].[Id]
    FROM (
        SELECT [o0].[Title], [o0].[Location], 1 AS [c], [o0].[Id], ROW_NUMBER() OVER(PARTITION BY [o0].[Id] ORDER BY [o0].[Id]) AS [row]
        FROM [Openings] AS [o0]
    ) AS [o1]
    WHERE [o1].[row] <= 1
) AS [o2] ON [r7].[OpeningId] = [o2].[Id]
ORDER BY [r7].[MadeAt] DESC, [r7].[Id] DESC

SELECT [r].[HolderId], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[HireTerms]
FROM [Referrals] AS [r]
WHERE [r].[Stage] = N'Hired' AND [r].[HolderId] IS NOT NULL AND [r].[HolderId] IN (@list)
ORDER BY [r].[HiredOn], [r].[Id]

SELECT [r].[Stage], COUNT(*) AS [Count], MIN([r].[MadeOn]) AS [Since]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] = @me
GROUP BY [r].[Stage]

SELECT [s].[ReferralId], [s].[To], [s].[At]
FROM [StageMoves] AS [s]
WHERE [s].[ReferralId] IN (@list) AND [s].[Undoes] IS NULL AND [s].[IsUndone] = CAST(0 AS bit)
ORDER BY [s].[Entry]
