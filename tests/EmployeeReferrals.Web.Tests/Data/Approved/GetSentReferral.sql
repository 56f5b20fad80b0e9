SELECT TOP(1) [r].[Id], [r].[TypedName], (
    SELECT TOP(1) [o].[Title]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], [r].[Credit], [r].[Override], [r].[Terms], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p]
        WHERE [p].[ReferralId] = [r].[Id] OR [p].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MightBeKnown]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @query_ReferralId AND [r].[ReferrerId] = @actor_PersonId
