SELECT TOP(1) [r].[Id], [r].[TypedName], (
    SELECT TOP(1) [o].[Title]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], [r].[Credit], [r].[Override], [r].[Terms]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @query_ReferralId AND [r].[ReferrerId] = @actor_PersonId
