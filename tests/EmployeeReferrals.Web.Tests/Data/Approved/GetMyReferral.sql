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
END, CASE
    WHEN [r].[Id] IN (
        SELECT [r4].[Id]
        FROM [CreditCases] AS [c1]
        CROSS JOIN [Referrals] AS [r3]
        CROSS JOIN [Referrals] AS [r4]
        WHERE [c1].[ClosedAt] IS NULL AND ([r3].[Id] = [c1].[BeforeId] OR [r3].[Id] = [c1].[NowId]) AND ([r4].[Id] = [r3].[Id] OR ([r4].[Id] = [c1].[HireId] AND [r4].[ReferrerId] = [r3].[ReferrerId]))
    ) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN [r].[Id] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE EXISTS (
            SELECT 1
            FROM [Referrals] AS [r6]
            WHERE [r6].[CandidateId] = [r5].[CandidateId] AND [r6].[Stage] = N'Hired' AND [r6].[HiredOn] >= [r5].[MadeOn])
    ) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [r].[HiredOn], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o]
        WHERE [o].[Kind] = N'CandidateNotice' AND [o].[State] = N'Waiting' AND [o].[ReferralId] = [r].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [o2].[Title], [o2].[Location], [o2].[c]
FROM [Referrals] AS [r]
LEFT JOIN (
    SELECT [o1].[Title], [o1].[Location], [o1].[c], [o1].[Id]
    FROM (
        SELECT [o0].[Title], [o0].[Location], 1 AS [c], [o0].[Id], ROW_NUMBER() OVER(PARTITION BY [o0].[Id] ORDER BY [o0].[Id]) AS [row]
        FROM [Openings] AS [o0]
    ) AS [o1]
    WHERE [o1].[row] <= 1
) AS [o2] ON [r].[OpeningId] = [o2].[Id]
WHERE [r].[Id] = @_8__locals1_query_ReferralId AND [r].[ReferrerId] = @me

SELECT [p].[ReferralId], [p].[Number], [p].[Amount], [p].[Currency], [p].[DaysAfterStart], [p].[DueOn], [p].[State], [p].[Reason], [p].[Kind], [p].[RewardName], [p].[RewardDays]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] = @ids1 AND [p].[RecipientId] = @me
ORDER BY [p].[Number]

SELECT [r].[HolderId], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[HireTerms]
FROM [Referrals] AS [r]
WHERE [r].[Stage] = N'Hired' AND [r].[HolderId] IS NOT NULL AND [r].[HolderId] = @ids1
ORDER BY [r].[HiredOn], [r].[Id]

SELECT [s].[ReferralId], [s].[To], [s].[At]
FROM [StageMoves] AS [s]
WHERE [s].[ReferralId] = @ids1 AND [s].[Undoes] IS NULL AND [s].[IsUndone] = CAST(0 AS bit)
ORDER BY [s].[Entry]
