SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today

SELECT TOP(@p) [r].[Id], COALESCE((
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), N'Erased person'), COALESCE((
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]), N'No role yet'), (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]), [r].[WaitingSince], [r].[PlannedStart], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today
ORDER BY [r].[PlannedStart], [r].[Id]

SELECT TOP(@p) [r].[Id], COALESCE((
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), N'Erased person'), COALESCE((
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]), N'No role yet'), (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]), [r].[WaitingSince], [r].[PlannedStart], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[WaitingSince] IS NOT NULL AND [r].[Stage] = N'New'
ORDER BY [r].[WaitingSince], [r].[Id]

SELECT TOP(@p) [r].[Id], COALESCE((
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), N'Erased person'), COALESCE((
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]), N'No role yet'), (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]), [r].[WaitingSince], [r].[PlannedStart], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today
ORDER BY [r].[PlannedStart], [r].[Id]

SELECT TOP(@p) [r].[Id], COALESCE((
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), N'Erased person'), COALESCE((
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]), N'No role yet'), (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]), [r].[WaitingSince], [r].[PlannedStart], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[WaitingSince] IS NOT NULL AND [r].[Stage] = N'New'
ORDER BY [r].[WaitingSince], [r].[Id]

SELECT TOP(@p) [r].[MadeAt], [r].[FirstAnswerAt]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[FirstAnswerAt] >= @month
ORDER BY [r].[FirstAnswerAt] DESC

SELECT TOP(@p) [r].[MadeAt], [r].[FirstAnswerAt]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[FirstAnswerAt] >= @month
ORDER BY [r].[FirstAnswerAt] DESC

SELECT [r1].[Key] AS [Late], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[WaitingSince] <= @late THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND (EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
        SELECT [r0].[CandidateId]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me3
    ) AND [r].[WaitingSince] IS NOT NULL AND [r].[Stage] = N'New'
) AS [r1]
GROUP BY [r1].[Key]

SELECT [r1].[Key] AS [Late], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [r].[WaitingSince] <= @late THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Key]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
        SELECT [r0].[CandidateId]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me1
    ) AND [r].[WaitingSince] IS NOT NULL AND [r].[Stage] = N'New'
) AS [r1]
GROUP BY [r1].[Key]
