SELECT [c0].[Id], [c0].[Answer], [c0].[BeforeId], [c0].[ClosedAt], [c0].[ClosedBy], [c0].[Ground], [c0].[HireId], [c0].[NowId], [c0].[OpenedAt], [c0].[Version], [r].[CandidateId], [r].[HiredOn], (
    SELECT TOP(1) [c1].[Name]
    FROM [Candidates] AS [c1]
    WHERE [c1].[Id] = [r].[CandidateId]) AS [Candidate], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r0]
        WHERE [r0].[CandidateId] = [r].[CandidateId] AND [r0].[ReferrerId] = @me) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [Mine]
FROM (
    SELECT TOP(@p) [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
    FROM [CreditCases] AS [c]
    WHERE [c].[ClosedAt] IS NULL
    ORDER BY [c].[OpenedAt], [c].[Id]
) AS [c0]
INNER JOIN [Referrals] AS [r] ON [c0].[HireId] = [r].[Id]
ORDER BY [c0].[OpenedAt], [c0].[Id]

SELECT [r].[Id], [r].[MadeOn], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @ids1
