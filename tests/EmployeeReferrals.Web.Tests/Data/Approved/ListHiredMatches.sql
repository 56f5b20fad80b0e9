SELECT TOP(@p) [p].[Id], [r1].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r1].[CandidateId]), (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r1].[ReferrerId]), [r1].[MadeOn], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [p].[OtherCandidateId])
FROM [PossibleMatches] AS [p]
INNER JOIN [Referrals] AS [r1] ON [p].[ReferralId] = [r1].[Id]
WHERE EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Stage] = N'Hired' AND ([r].[CandidateId] = [p].[OtherCandidateId] OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r0]
        WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[CandidateId] = [r].[CandidateId]))) AND NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r2]
    WHERE ([r2].[CandidateId] = [r1].[CandidateId] OR [r2].[CandidateId] = [p].[OtherCandidateId]) AND [r2].[ReferrerId] = @me)
ORDER BY [p].[Id]
