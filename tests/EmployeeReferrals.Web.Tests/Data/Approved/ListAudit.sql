SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND ([r].[Id] = [a].[SubjectId] OR [r].[CandidateId] = [a].[SubjectId] OR EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[Id] = [a].[SubjectId] AND ([p].[ReferralId] = [r].[Id] OR [p].[HireId] = [r].[Id])) OR EXISTS (
        SELECT 1
        FROM [Notes] AS [n]
        WHERE [n].[Id] = [a].[SubjectId] AND [n].[ReferralId] = [r].[Id]) OR EXISTS (
        SELECT 1
        FROM [Ownerships] AS [o]
        WHERE [o].[Id] = [a].[SubjectId] AND [o].[ReferralId] = [r].[Id])))

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND ([r].[Id] = [a].[SubjectId] OR [r].[CandidateId] = [a].[SubjectId] OR EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[Id] = [a].[SubjectId] AND ([p].[ReferralId] = [r].[Id] OR [p].[HireId] = [r].[Id])) OR EXISTS (
        SELECT 1
        FROM [Notes] AS [n]
        WHERE [n].[Id] = [a].[SubjectId] AND [n].[ReferralId] = [r].[Id]) OR EXISTS (
        SELECT 1
        FROM [Ownerships] AS [o]
        WHERE [o].[Id] = [a].[SubjectId] AND [o].[ReferralId] = [r].[Id]))) AND [a].[Event] = @query_Event AND EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE ([p0].[Id] = [a].[ActorId] OR [p0].[Id] = [a].[SubjectId]) AND [p0].[NameSearch] LIKE @key_contains ESCAPE N'\')

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [a].[ActorId]) AS [Who], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [a].[SubjectId]) AS [Person], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [a].[SubjectId]) AS [Opening], COALESCE((
    SELECT TOP(1) [r0].[Id]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [a].[SubjectId]), (
    SELECT TOP(1) [p2].[ReferralId]
    FROM [Payouts] AS [p2]
    WHERE [p2].[Id] = [a].[SubjectId]), (
    SELECT TOP(1) [n0].[ReferralId]
    FROM [Notes] AS [n0]
    WHERE [n0].[Id] = [a].[SubjectId]), (
    SELECT TOP(1) [o1].[ReferralId]
    FROM [Ownerships] AS [o1]
    WHERE [o1].[Id] = [a].[SubjectId])) AS [ReferralId], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Candidates] AS [c]
        WHERE [c].[Id] = [a].[SubjectId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsCandidate], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [a].[SubjectId]) AS [Candidate]
FROM [Audit] AS [a]
WHERE NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND ([r].[Id] = [a].[SubjectId] OR [r].[CandidateId] = [a].[SubjectId] OR EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[Id] = [a].[SubjectId] AND ([p].[ReferralId] = [r].[Id] OR [p].[HireId] = [r].[Id])) OR EXISTS (
        SELECT 1
        FROM [Notes] AS [n]
        WHERE [n].[Id] = [a].[SubjectId] AND [n].[ReferralId] = [r].[Id]) OR EXISTS (
        SELECT 1
        FROM [Ownerships] AS [o]
        WHERE [o].[Id] = [a].[SubjectId] AND [o].[ReferralId] = [r].[Id])))
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [a].[ActorId]) AS [Who], (
    SELECT TOP(1) [p2].[Name]
    FROM [People] AS [p2]
    WHERE [p2].[Id] = [a].[SubjectId]) AS [Person], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [a].[SubjectId]) AS [Opening], COALESCE((
    SELECT TOP(1) [r0].[Id]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [a].[SubjectId]), (
    SELECT TOP(1) [p3].[ReferralId]
    FROM [Payouts] AS [p3]
    WHERE [p3].[Id] = [a].[SubjectId]), (
    SELECT TOP(1) [n0].[ReferralId]
    FROM [Notes] AS [n0]
    WHERE [n0].[Id] = [a].[SubjectId]), (
    SELECT TOP(1) [o1].[ReferralId]
    FROM [Ownerships] AS [o1]
    WHERE [o1].[Id] = [a].[SubjectId])) AS [ReferralId], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Candidates] AS [c]
        WHERE [c].[Id] = [a].[SubjectId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsCandidate], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [a].[SubjectId]) AS [Candidate]
FROM [Audit] AS [a]
WHERE NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND ([r].[Id] = [a].[SubjectId] OR [r].[CandidateId] = [a].[SubjectId] OR EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[Id] = [a].[SubjectId] AND ([p].[ReferralId] = [r].[Id] OR [p].[HireId] = [r].[Id])) OR EXISTS (
        SELECT 1
        FROM [Notes] AS [n]
        WHERE [n].[Id] = [a].[SubjectId] AND [n].[ReferralId] = [r].[Id]) OR EXISTS (
        SELECT 1
        FROM [Ownerships] AS [o]
        WHERE [o].[Id] = [a].[SubjectId] AND [o].[ReferralId] = [r].[Id]))) AND [a].[Event] = @query_Event AND EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE ([p0].[Id] = [a].[ActorId] OR [p0].[Id] = [a].[SubjectId]) AND [p0].[NameSearch] LIKE @key_contains ESCAPE N'\')
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p9 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)
