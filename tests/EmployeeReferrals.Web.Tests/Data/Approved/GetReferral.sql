SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [CreditCases] AS [c]
        WHERE [c].[ClosedAt] IS NULL AND ([c].[HireId] = @Referral_Id OR [c].[BeforeId] = @Referral_Id1 OR [c].[NowId] = @Referral_Id1)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE ([r].[CandidateId] = @candidate OR [r].[CandidateId] = @Referral_CandidateId) AND [r].[ReferrerId] = @_8__locals1_me) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE ([r].[CandidateId] = @candidate OR [r].[CandidateId] = @Referral_CandidateId) AND [r].[Stage] = N'Hired') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[ReferrerId] <> @me AND (EXISTS (
            SELECT 1
            FROM [OpeningRecruiters] AS [o]
            WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
            SELECT [r0].[CandidateId]
            FROM [Referrals] AS [r0]
            WHERE [r0].[ReferrerId] = @me3
        ) AND [r].[Id] = @query_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
            SELECT [r0].[CandidateId]
            FROM [Referrals] AS [r0]
            WHERE [r0].[ReferrerId] = @me1
        ) AND [r].[Id] = @query_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CAST(0 AS bit)

SELECT TOP(1) [c].[IntoId]
FROM [CandidateMerges] AS [c]
WHERE [c].[FromId] = @candidateId AND [c].[UndoneAt] IS NULL

SELECT TOP(1) [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] = @candidate

SELECT TOP(1) [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] = @side_ReferrerId

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[HolderId] = @Referral_Id AND [r].[Stage] = N'Hired' AND [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL)
ORDER BY [r].[HiredOn] DESC, [r].[Id]

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [c].[Name], [c].[Email], [p].[Name] AS [Referrer], [p].[Department], [o0].[Title], [o0].[Location]
FROM [Referrals] AS [r]
INNER JOIN [Candidates] AS [c] ON [r].[CandidateId] = [c].[Id]
INNER JOIN [People] AS [p] ON [r].[ReferrerId] = [p].[Id]
LEFT JOIN [Openings] AS [o0] ON [r].[OpeningId] = [o0].[Id]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[Id] = @id

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [c].[Name], [c].[Email], [p].[Name] AS [Referrer], [p].[Department], [o0].[Title], [o0].[Location]
FROM [Referrals] AS [r]
INNER JOIN [Candidates] AS [c] ON [r].[CandidateId] = [c].[Id]
INNER JOIN [People] AS [p] ON [r].[ReferrerId] = [p].[Id]
LEFT JOIN [Openings] AS [o0] ON [r].[OpeningId] = [o0].[Id]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Id] = @id

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [c].[Name], [c].[Email], [p].[Name] AS [Referrer], [p].[Department], [o].[Title], [o].[Location]
FROM [Referrals] AS [r]
INNER JOIN [Candidates] AS [c] ON [r].[CandidateId] = [c].[Id]
INNER JOIN [People] AS [p] ON [r].[ReferrerId] = [p].[Id]
LEFT JOIN [Openings] AS [o] ON [r].[OpeningId] = [o].[Id]
WHERE [r].[ReferrerId] <> @me AND [r].[Id] = @id

SELECT TOP(2) [c].[Id]
FROM [CandidateMerges] AS [c]
WHERE [c].[FromId] = @other OR [c].[IntoId] = @other

SELECT TOP(@p) [c].[Id], (
    SELECT TOP(1) [c0].[Name]
    FROM [Candidates] AS [c0]
    WHERE [c0].[Id] = [c].[FromId]), [c].[MergedAt], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [c].[MergedBy])
FROM [CandidateMerges] AS [c]
WHERE [c].[IntoId] = @Referral_CandidateId AND [c].[UndoneAt] IS NULL
ORDER BY [c].[MergedAt] DESC, [c].[Id]

SELECT TOP(@p) [c].[Id], [c].[CandidateId], [c].[Key], [c].[Kind], [c].[Value]
FROM [CandidateContacts] AS [c]
WHERE [c].[CandidateId] = @candidateId
ORDER BY [c].[Id]

SELECT TOP(@p) [c].[Number], [c].[At], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [c].[ActorId]), [c].[Moment], [c].[Code], [c].[Reason]
FROM [CreditDecisions] AS [c]
WHERE [c].[ReferralId] = @Referral_Id
ORDER BY [c].[Number] DESC

SELECT TOP(@p) [n].[Id], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [n].[AuthorId]), [n].[Body], [n].[At]
FROM [Notes] AS [n]
WHERE [n].[ReferralId] = @Referral_Id
ORDER BY [n].[At] DESC, [n].[Id] DESC

SELECT TOP(@p) [o].[Id], [o].[Kind], [o].[To], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [o].[RecipientId]), [o].[State], [o].[CreatedAt], [o].[SentAt], [o].[Error]
FROM [Outbox] AS [o]
WHERE [o].[ReferralId] = @Referral_Id AND [o].[State] <> N'Skipped'
ORDER BY [o].[CreatedAt] DESC, [o].[Id] DESC

SELECT TOP(@p) [p0].[AppliedOn]
FROM (
    SELECT DISTINCT [p].[AppliedOn]
    FROM [PriorApplications] AS [p]
    WHERE [p].[CandidateId] = @family1
) AS [p0]
ORDER BY [p0].[AppliedOn] DESC

SELECT TOP(@p) [p0].[AppliedOn]
FROM (
    SELECT DISTINCT [p].[AppliedOn]
    FROM [PriorApplications] AS [p]
    WHERE [p].[CandidateId] IN (@list)
) AS [p0]
ORDER BY [p0].[AppliedOn] DESC

SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[RecipientId]) AS [Recipient]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] = @Referral_Id OR [p].[HireId] = @Referral_Id
ORDER BY [p].[Number], [p].[Id]

SELECT TOP(@p) [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] <> @Referral_ReferrerId AND EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = @openingId AND [o].[PersonId] = [p].[Id])
ORDER BY [p].[Name], [p].[Id]

SELECT TOP(@p) [p].[PayoutId], [p].[Number], [p].[At], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[ActorId]), [p].[To], [p].[Reason], [p].[DueOn]
FROM [PayoutLedger] AS [p]
WHERE 0 = 1
ORDER BY [p].[Number] DESC, [p].[Id]

SELECT TOP(@p) [p].[PayoutId], [p].[Number], [p].[At], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[ActorId]), [p].[To], [p].[Reason], [p].[DueOn]
FROM [PayoutLedger] AS [p]
WHERE [p].[PayoutId] = @ids1
ORDER BY [p].[Number] DESC, [p].[Id]

SELECT TOP(@p) [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), (
    SELECT TOP(1) [o0].[Title]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]), [r].[Stage], [r].[MadeOn], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId])
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @Referral_CandidateId AND [r].[Id] <> @Referral_Id AND [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL)
ORDER BY [r].[MadeAt] DESC, [r].[Id]

SELECT TOP(@p) [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), (
    SELECT TOP(1) [o0].[Title]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]), [r].[Stage], [r].[MadeOn], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId])
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @Referral_CandidateId AND [r].[Id] <> @Referral_Id AND [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me)
ORDER BY [r].[MadeAt] DESC, [r].[Id]

SELECT TOP(@p) [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), (
    SELECT TOP(1) [o0].[Title]
    FROM [Openings] AS [o0]
    WHERE [o0].[Id] = [r].[OpeningId]), [r].[Stage], [r].[MadeOn], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId])
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @candidate AND [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL)
ORDER BY [r].[MadeAt] DESC, [r].[Id]

SELECT TOP(@p) [r].[Id], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), (
    SELECT TOP(1) [o].[Title]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]), [r].[Stage], [r].[MadeOn], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId])
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @Referral_CandidateId AND [r].[Id] <> @Referral_Id AND [r].[ReferrerId] <> @me
ORDER BY [r].[MadeAt] DESC, [r].[Id]

SELECT TOP(@p) [r].[Id], [r].[FileName], [r].[Size]
FROM [Resumes] AS [r]
WHERE [r].[ReferralId] = @Referral_Id
ORDER BY [r].[Id]

SELECT TOP(@p) [s].[Entry], [s].[From], [s].[To], [s].[At], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [s].[ActorId]), [s].[Reason], [s].[Note], CASE
    WHEN [s].[Undoes] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [s].[IsUndone], CASE
    WHEN [s].[ActorId] = @Actor_PersonId AND [s].[ActorId] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [StageMoves] AS [s]
WHERE [s].[ReferralId] = @Referral_Id
ORDER BY [s].[Entry] DESC

SELECT TOP(@p) [u].[OtherCandidateId]
FROM (
    SELECT [p].[OtherCandidateId]
    FROM [PossibleMatches] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @Referral_CandidateId)
    UNION
    SELECT [r0].[CandidateId] AS [OtherCandidateId]
    FROM [PossibleMatches] AS [p0]
    INNER JOIN [Referrals] AS [r0] ON [p0].[ReferralId] = [r0].[Id]
    WHERE [p0].[OtherCandidateId] = @family1
) AS [u]

SELECT TOP(@p) [u].[OtherCandidateId]
FROM (
    SELECT [p].[OtherCandidateId]
    FROM [PossibleMatches] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @Referral_CandidateId)
    UNION
    SELECT [r0].[CandidateId] AS [OtherCandidateId]
    FROM [PossibleMatches] AS [p0]
    INNER JOIN [Referrals] AS [r0] ON [p0].[ReferralId] = [r0].[Id]
    WHERE [p0].[OtherCandidateId] IN (@list)
) AS [u]

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE [c].[IntoId] = @into1 AND [c].[UndoneAt] IS NULL

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
WHERE [p].[Id] = @Referral_ReferrerId
ORDER BY [p].[Id]
