SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [CandidateMerges] AS [c]
        WHERE [c].[IntoId] = @candidate_Id AND [c].[UndoneAt] IS NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [EarlierRulings] AS [e]
        WHERE [e].[Rule] = N'LinkedWithoutAddress' AND [e].[AboutId] = @candidate_Id AND [e].[Kept] = CAST(1 AS bit)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Notes] AS [n]
        WHERE EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE [r].[Id] = [n].[ReferralId] AND [r].[CandidateId] = @link_CandidateId)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[TokenHash] = @hashes1 AND [c].[ExpiresAt] > @now

SELECT TOP(@p) [r].[Id], [r].[MadeOn], [r].[Why], [r].[Stage], [r].[TypedEmail], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Role], (
    SELECT TOP(1) [r0].[FileName]
    FROM [Resumes] AS [r0]
    WHERE [r0].[ReferralId] = [r].[Id]) AS [Resume]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @link_CandidateId
ORDER BY [r].[MadeAt], [r].[Id]

SELECT [c1].[Id], [c1].[CreatedAt], [c1].[Email], [c1].[ErasedAt], [c1].[Name], [c1].[NameSearch], [c1].[Version], [c0].[Id], [c0].[CandidateId], [c0].[Key], [c0].[Kind], [c0].[Value]
FROM (
    SELECT TOP(1) [c].[Id], [c].[CreatedAt], [c].[Email], [c].[ErasedAt], [c].[Name], [c].[NameSearch], [c].[Version]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = @link_CandidateId
) AS [c1]
LEFT JOIN [CandidateContacts] AS [c0] ON [c1].[Id] = [c0].[CandidateId]
ORDER BY [c1].[Id]

SELECT [r].[Id], [r].[TypedEmail], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [Erased]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @candidate_Id
