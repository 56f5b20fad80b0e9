SELECT TOP(1) [r].[Id], [r].[TypedName], (
    SELECT TOP(1) [o].[Title]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], [r].[Credit], [r].[Override], [r].[Terms], CASE
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
END AS [MightBeKnown], CASE
    WHEN [r].[Stage] = N'Hired' OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r3]
        WHERE [r3].[HolderId] = [r].[Id] AND [r3].[Stage] = N'Hired') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsHired]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @query_ReferralId AND [r].[ReferrerId] = @actor_PersonId
