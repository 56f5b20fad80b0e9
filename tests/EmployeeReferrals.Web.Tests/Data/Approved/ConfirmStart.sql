SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] = @candidates1

SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
FROM [Openings] AS [o]
WHERE [o].[Id] = @hire_OpeningId

SELECT TOP(1) [p].[LegalEntity]
FROM [People] AS [p]
WHERE [p].[Id] = @opening_HiringManagerId

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @id

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Id] = @id

SELECT [c1].[Id], [c1].[CreatedAt], [c1].[Email], [c1].[ErasedAt], [c1].[Name], [c1].[NameSearch], [c1].[Version], [c0].[Id], [c0].[CandidateId], [c0].[Key], [c0].[Kind], [c0].[Value]
FROM (
    SELECT TOP(1) [c].[Id], [c].[CreatedAt], [c].[Email], [c].[ErasedAt], [c].[Name], [c].[NameSearch], [c].[Version]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = @hire_CandidateId
) AS [c1]
LEFT JOIN [CandidateContacts] AS [c0] ON [c1].[Id] = [c0].[CandidateId]
ORDER BY [c1].[Id]

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] = @ids1 AND [c].[ClosedAt] IS NULL

SELECT [c].[Key]
FROM [CandidateContacts] AS [c]
WHERE [c].[CandidateId] = @hire_CandidateId AND [c].[Kind] = N'Email' AND [c].[Key] IS NOT NULL

SELECT [p0].[Id], [p0].[AccessEnded], [p0].[Department], [p0].[EarlierSpells], [p0].[EmployeeNumber], [p0].[FirstDay], [p0].[HiredFromReferralId], [p0].[Kind], [p0].[LastDay], [p0].[LeavingReason], [p0].[LegalEntity], [p0].[Level], [p0].[Location], [p0].[ManagerId], [p0].[Name], [p0].[NameSearch], [p0].[Phone], [p0].[PhoneKey], [p0].[PrivateEmail], [p0].[PrivateEmailKey], [p0].[Roles], [p0].[Version], [p0].[WorkEmail], [p0].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM (
    SELECT TOP(1) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
    FROM [People] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[CandidateId] = @hire_CandidateId AND ([r].[Id] = [p].[HiredFromReferralId] OR [r].[HiredPersonId] = [p].[Id]))
    ORDER BY [p].[FirstDay], [p].[Id]
) AS [p0]
LEFT JOIN [Leaves] AS [l] ON [p0].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p0].[Id] = [w].[PersonId]
ORDER BY [p0].[FirstDay], [p0].[Id], [l].[Id]

SELECT [p0].[Id], [p0].[AccessEnded], [p0].[Department], [p0].[EarlierSpells], [p0].[EmployeeNumber], [p0].[FirstDay], [p0].[HiredFromReferralId], [p0].[Kind], [p0].[LastDay], [p0].[LeavingReason], [p0].[LegalEntity], [p0].[Level], [p0].[Location], [p0].[ManagerId], [p0].[Name], [p0].[NameSearch], [p0].[Phone], [p0].[PhoneKey], [p0].[PrivateEmail], [p0].[PrivateEmailKey], [p0].[Roles], [p0].[Version], [p0].[WorkEmail], [p0].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM (
    SELECT TOP(1) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
    FROM [People] AS [p]
    WHERE [p].[WorkEmailKey] = @emails1 OR [p].[PrivateEmailKey] = @emails1
    ORDER BY [p].[FirstDay], [p].[Id]
) AS [p0]
LEFT JOIN [Leaves] AS [l] ON [p0].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p0].[Id] = [w].[PersonId]
ORDER BY [p0].[FirstDay], [p0].[Id], [l].[Id]

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p].[Id] = [w].[PersonId]
WHERE [p].[Id] IN (@list)
ORDER BY [p].[Id], [l].[Id]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[HireKey] <> @hire_HireKey AND [p].[State] <> N'Cancelled' AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[HiredPersonId] = @personId)

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[HireKey] = @hire_HireKey

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

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [People] ([Id], [AccessEnded], [Department], [EarlierSpells], [EmployeeNumber], [FirstDay], [HiredFromReferralId], [Kind], [LastDay], [LeavingReason], [LegalEntity], [Level], [Location], [ManagerId], [Name], [NameSearch], [Phone], [PhoneKey], [PrivateEmail], [PrivateEmailKey], [Roles], [Version], [WorkEmail], [WorkEmailKey])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [HiredPersonId] = @p0, [StartedOn] = @p1, [Version] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [Version] = @p4;
