SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY CASE
    WHEN [r].[Stage] = N'AwaitingCandidate' THEN 0
    WHEN [r].[Stage] = N'New' THEN 1
    WHEN [r].[Stage] = N'Screening' THEN 2
    WHEN [r].[Stage] = N'Interview' THEN 3
    WHEN [r].[Stage] = N'Offer' THEN 4
    WHEN [r].[Stage] = N'Hired' THEN 5
    ELSE 6
END DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY [r].[MadeAt] DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY [r].[StageSince], [r].[Id]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY CASE
    WHEN [r].[Stage] = N'AwaitingCandidate' THEN 0
    WHEN [r].[Stage] = N'New' THEN 1
    WHEN [r].[Stage] = N'Screening' THEN 2
    WHEN [r].[Stage] = N'Interview' THEN 3
    WHEN [r].[Stage] = N'Offer' THEN 4
    WHEN [r].[Stage] = N'Hired' THEN 5
    ELSE 6
END DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY [r].[MadeAt] DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY [r].[StageSince], [r].[Id]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p2]
        WHERE [p2].[ReferralId] = [r].[Id] OR [p2].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY (
    SELECT TOP(1) [p0].[NameSearch]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p11 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p2]
        WHERE [p2].[ReferralId] = [r].[Id] OR [p2].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY (
    SELECT TOP(1) [p0].[NameSearch]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p11 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Stage] IN (@list)
ORDER BY (
    SELECT TOP(1) [c].[NameSearch]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Stage] IN (@list)
ORDER BY (
    SELECT TOP(1) [c].[NameSearch]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY CASE
    WHEN [r].[Stage] = N'AwaitingCandidate' THEN 0
    WHEN [r].[Stage] = N'New' THEN 1
    WHEN [r].[Stage] = N'Screening' THEN 2
    WHEN [r].[Stage] = N'Interview' THEN 3
    WHEN [r].[Stage] = N'Offer' THEN 4
    WHEN [r].[Stage] = N'Hired' THEN 5
    ELSE 6
END DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p8 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY [r].[MadeAt] DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p8 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY [r].[StageSince], [r].[Id]
OFFSET @p ROWS FETCH NEXT @p8 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p2]
        WHERE [p2].[ReferralId] = [r].[Id] OR [p2].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY (
    SELECT TOP(1) [p0].[NameSearch]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p9 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[Stage] IN (@list)
ORDER BY (
    SELECT TOP(1) [c].[NameSearch]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c1].[Name]
    FROM [Candidates] AS [c1]
    WHERE [c1].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY (
    SELECT TOP(1) [c0].[NameSearch]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p11 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c1].[Name]
    FROM [Candidates] AS [c1]
    WHERE [c1].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY (
    SELECT TOP(1) [c0].[NameSearch]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p11 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c1].[Name]
    FROM [Candidates] AS [c1]
    WHERE [c1].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\')) AND [r].[Stage] = @stage
ORDER BY (
    SELECT TOP(1) [c0].[NameSearch]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [r].[CandidateId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p9 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Stage] IN (@list)
ORDER BY (
    SELECT TOP(1) [p].[NameSearch]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Stage] IN (@list)
ORDER BY (
    SELECT TOP(1) [p].[NameSearch]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Stage] IN (@list)
ORDER BY CASE
    WHEN [r].[Stage] = N'AwaitingCandidate' THEN 0
    WHEN [r].[Stage] = N'New' THEN 1
    WHEN [r].[Stage] = N'Screening' THEN 2
    WHEN [r].[Stage] = N'Interview' THEN 3
    WHEN [r].[Stage] = N'Offer' THEN 4
    WHEN [r].[Stage] = N'Hired' THEN 5
    ELSE 6
END DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Stage] IN (@list)
ORDER BY [r].[MadeAt] DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Stage] IN (@list)
ORDER BY [r].[StageSince], [r].[Id]
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Stage] IN (@list)
ORDER BY CASE
    WHEN [r].[Stage] = N'AwaitingCandidate' THEN 0
    WHEN [r].[Stage] = N'New' THEN 1
    WHEN [r].[Stage] = N'Screening' THEN 2
    WHEN [r].[Stage] = N'Interview' THEN 3
    WHEN [r].[Stage] = N'Offer' THEN 4
    WHEN [r].[Stage] = N'Hired' THEN 5
    ELSE 6
END DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Stage] IN (@list)
ORDER BY [r].[MadeAt] DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o0].[Title] + N', ' + [o0].[Location]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o1]
        WHERE [o1].[ReferralId] = [r].[Id] AND [o1].[To] = N'Candidate' AND [o1].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Stage] IN (@list)
ORDER BY [r].[StageSince], [r].[Id]
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p1]
        WHERE [p1].[ReferralId] = [r].[Id] OR [p1].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[Stage] IN (@list)
ORDER BY (
    SELECT TOP(1) [p].[NameSearch]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[Stage] IN (@list)
ORDER BY CASE
    WHEN [r].[Stage] = N'AwaitingCandidate' THEN 0
    WHEN [r].[Stage] = N'New' THEN 1
    WHEN [r].[Stage] = N'Screening' THEN 2
    WHEN [r].[Stage] = N'Interview' THEN 3
    WHEN [r].[Stage] = N'Offer' THEN 4
    WHEN [r].[Stage] = N'Hired' THEN 5
    ELSE 6
END DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[Stage] IN (@list)
ORDER BY [r].[MadeAt] DESC, [r].[Id]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

SELECT [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], [r].[Stage], [r].[StageEntry] AS [Entry], [r].[StageSince], [r].[WaitingSince], [r].[MadeOn], CASE
    WHEN [r].[TypedName] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsErased], [r].[OpeningId], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PossibleMatches] AS [p0]
        WHERE [p0].[ReferralId] = [r].[Id] OR [p0].[OtherCandidateId] = [r].[CandidateId]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MaybeSame], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o0]
        WHERE [o0].[ReferralId] = [r].[Id] AND [o0].[To] = N'Candidate' AND [o0].[State] = N'Dead') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [MailRefused]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[Stage] IN (@list)
ORDER BY [r].[StageSince], [r].[Id]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
