SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] = @candidates1

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND [p].[Id] = @query_PayoutId

SELECT TOP(1) [r].[MadeOn], [r].[Credit], [r].[Override], [r].[Terms]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @payout_ReferralId

SELECT TOP(1) [r].[Stage], [r].[PlannedStart], [r].[StartedOn], [r].[HiredPersonId], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Name], (
    SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Role]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @payout_HireId

SELECT TOP(@p) [p].[At], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[ActorId]), [p].[From], [p].[To], [p].[Reason], [p].[Amount], [p].[Currency], [p].[DueOn], (
    SELECT TOP(1) [p1].[Text]
    FROM [PayoutNotes] AS [p1]
    WHERE [p1].[PayoutId] = [p].[PayoutId] AND [p1].[LedgerNumber] = [p].[Number])
FROM [PayoutLedger] AS [p]
WHERE [p].[PayoutId] = @payout_Id
ORDER BY [p].[Number] DESC

SELECT TOP(@p) [p].[Id], [p].[Number], [b].[State]
FROM [BatchLines] AS [b]
INNER JOIN [PayrollBatches] AS [p] ON [b].[BatchId] = [p].[Id]
WHERE [b].[PayoutId] = @payout_Id
ORDER BY [p].[Number] DESC

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] = @ids1 AND [c].[ClosedAt] IS NULL

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
WHERE [p].[Id] = @payout_RecipientId
ORDER BY [p].[Id]

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p].[Id] = [w].[PersonId]
WHERE [p].[Id] = @personIds1
ORDER BY [p].[Id], [l].[Id]

SELECT [p].[Id], [p].[OtherCandidateId], (
    SELECT TOP(1) [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[ReferralId]) AS [Mine]
FROM [PossibleMatches] AS [p]
WHERE [p].[OtherCandidateId] = @candidates1 OR EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @candidates2)

SELECT [p].[Id], [r].[CandidateId]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
WHERE [p].[DecidedAt] IS NULL AND [r].[CandidateId] = @candidates1

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referralIds1
