SELECT TOP(@p) [p].[Id], [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [r].[ReferrerId]), [r].[MadeOn], [p0].[Id], [p0].[Name], [p0].[FirstDay], [p0].[LastDay]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
INNER JOIN [People] AS [p0] ON [p].[PersonId] = [p0].[Id]
WHERE [p].[DecidedAt] IS NULL AND [p].[PersonId] <> @me AND NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r0]
    WHERE [r0].[CandidateId] = [r].[CandidateId] AND [r0].[ReferrerId] = @me)
ORDER BY [p].[FoundAt], [p].[Id]
