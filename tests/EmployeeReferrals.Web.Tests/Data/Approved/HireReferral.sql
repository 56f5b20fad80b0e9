SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[ManagerId] IS NOT NULL AND [p].[ManagerId] = @referrers1) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[ManagerId] IS NOT NULL AND [p].[ManagerId] IN (@list)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COALESCE(SUM([l].[Version] + 1), 0)
FROM [Lists] AS [l]

SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] = @candidates1

SELECT TOP(1) [c].[Id], [c].[CreatedAt], [c].[Email], [c].[ErasedAt], [c].[Name], [c].[NameSearch], [c].[Version]
FROM [Candidates] AS [c]
WHERE [c].[Id] = @hire_CandidateId

SELECT TOP(1) [r].[Id]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @hire_CandidateId AND [r].[Id] <> @hire_Id AND [r].[Stage] = N'Hired' AND NOT EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[HiredPersonId] AND [p].[LastDay] IS NOT NULL AND [p].[LastDay] < @today)

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] = @ids1 AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] IN (@list) AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE [c].[IntoId] = @into1 AND [c].[UndoneAt] IS NULL

SELECT [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[ReferralId] = @referralId AND [o].[Kind] = N'StageChanged' AND [o].[State] = N'Waiting' AND [o].[ClaimedUntil] IS NULL AND [o].[NextAttemptAt] > @now

SELECT [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM [Openings] AS [o]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o].[Id] = [o0].[OpeningId]
WHERE [o].[Id] = @wanted1
ORDER BY [o].[Id], [o0].[OpeningId]

SELECT [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM [Openings] AS [o]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o].[Id] = [o0].[OpeningId]
WHERE [o].[Id] IN (@list)
ORDER BY [o].[Id], [o0].[OpeningId]

SELECT [o].[Id], [o].[CandidateId], [o].[EndReason], [o].[EndedAt], [o].[ReferralId], [o].[ReferrerId], [o].[ScopeKey], [o].[SettledByReferralId], [o].[StartedAt], [o].[Version], [o].[WindowEndsOn]
FROM [Ownerships] AS [o]
WHERE [o].[CandidateId] = @candidateId AND [o].[EndedAt] IS NULL

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE 0 = 1

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE [p].[Id] = @missing1

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p].[Id] = [w].[PersonId]
WHERE [p].[Id] = @personIds1
ORDER BY [p].[Id], [l].[Id]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[HireKey] = @hire_HireKey

SELECT [p].[Id], [p].[AppliedOn], [p].[CandidateId], [p].[RecordedAt], [p].[RecordedBy]
FROM [PriorApplications] AS [p]
WHERE [p].[CandidateId] = @family1

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

SELECT [p].[PersonId]
FROM [PersonMatches] AS [p]
WHERE [p].[Same] = CAST(1 AS bit) AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @candidateId)

SELECT [r0].[Id], [r0].[CandidateId], [r0].[Channel], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[FirstAnswerAt], [r0].[HireKey], [r0].[HireTerms], [r0].[HiredOn], [r0].[HiredPersonId], [r0].[HolderId], [r0].[KnowsAboutIt], [r0].[MadeAt], [r0].[MadeOn], [r0].[NotSelectedReason], [r0].[OpeningId], [r0].[OverriddenBy], [r0].[Override], [r0].[PlaceFrom], [r0].[PlaceUntil], [r0].[PlannedStart], [r0].[RecruiterId], [r0].[ReferrerId], [r0].[Relationship], [r0].[Stage], [r0].[StageEntry], [r0].[StageSince], [r0].[StartedOn], [r0].[Terms], [r0].[TypedEmail], [r0].[TypedName], [r0].[Version], [r0].[WaitingSince], [r0].[Why], [s].[Id], [s].[ActorId], [s].[At], [s].[Entry], [s].[From], [s].[IsUndone], [s].[Note], [s].[Reason], [s].[ReferralId], [s].[To], [s].[Undoes], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM (
    SELECT TOP(2) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = @id
) AS [r0]
LEFT JOIN [StageMoves] AS [s] ON [r0].[Id] = [s].[ReferralId]
LEFT JOIN [CreditDecisions] AS [c] ON [r0].[Id] = [c].[ReferralId]
ORDER BY [r0].[Id], [s].[Id]

SELECT [r1].[Id], [r1].[CandidateId], [r1].[Channel], [r1].[ClosedAt], [r1].[Credit], [r1].[CreditSentence], [r1].[FirstAnswerAt], [r1].[HireKey], [r1].[HireTerms], [r1].[HiredOn], [r1].[HiredPersonId], [r1].[HolderId], [r1].[KnowsAboutIt], [r1].[MadeAt], [r1].[MadeOn], [r1].[NotSelectedReason], [r1].[OpeningId], [r1].[OverriddenBy], [r1].[Override], [r1].[PlaceFrom], [r1].[PlaceUntil], [r1].[PlannedStart], [r1].[RecruiterId], [r1].[ReferrerId], [r1].[Relationship], [r1].[Stage], [r1].[StageEntry], [r1].[StageSince], [r1].[StartedOn], [r1].[Terms], [r1].[TypedEmail], [r1].[TypedName], [r1].[Version], [r1].[WaitingSince], [r1].[Why], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM (
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
) AS [r1]
LEFT JOIN [CreditDecisions] AS [c] ON [r1].[Id] = [c].[ReferralId]
ORDER BY [r1].[Id]

SELECT [r1].[Id], [r1].[CandidateId], [r1].[Channel], [r1].[ClosedAt], [r1].[Credit], [r1].[CreditSentence], [r1].[FirstAnswerAt], [r1].[HireKey], [r1].[HireTerms], [r1].[HiredOn], [r1].[HiredPersonId], [r1].[HolderId], [r1].[KnowsAboutIt], [r1].[MadeAt], [r1].[MadeOn], [r1].[NotSelectedReason], [r1].[OpeningId], [r1].[OverriddenBy], [r1].[Override], [r1].[PlaceFrom], [r1].[PlaceUntil], [r1].[PlannedStart], [r1].[RecruiterId], [r1].[ReferrerId], [r1].[Relationship], [r1].[Stage], [r1].[StageEntry], [r1].[StageSince], [r1].[StartedOn], [r1].[Terms], [r1].[TypedEmail], [r1].[TypedName], [r1].[Version], [r1].[WaitingSince], [r1].[Why], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM (
    SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) AND [r].[CandidateId] NOT IN (
        SELECT [r0].[CandidateId]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me3
    ) AND [r].[Id] = @id
) AS [r1]
LEFT JOIN [CreditDecisions] AS [c] ON [r1].[Id] = [c].[ReferralId]
ORDER BY [r1].[Id]

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referralIds1

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM [Referrals] AS [r]
LEFT JOIN [CreditDecisions] AS [c] ON [r].[Id] = [c].[ReferralId]
WHERE [r].[CandidateId] = @hire_CandidateId
ORDER BY [r].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CreditDecisions] ([Id], [ActorId], [At], [Code], [Facts], [Moment], [Number], [Reason], [ReferralId], [Sentence])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PayoutLedger] ([Id], [ActorId], [Amount], [At], [Currency], [DueOn], [From], [Kept], [Kind], [Number], [PayoutId], [Reason], [Recovery], [Seen], [To])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Payouts] ([Id], [Amount], [ApprovedAmount], [Currency], [DayOffWorth], [DaysAfterStart], [DeferredUntil], [DueOn], [EmployeeNumber], [FullAmount], [HeldUntil], [HireId], [HireKey], [Kind], [LedgerCount], [LegalEntity], [NeedsApproval], [Number], [Parts], [Reason], [RecipientId], [Recovery], [ReferralId], [ReleasedAt], [RewardDays], [RewardName], [Round], [Side], [State], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [StageMoves] ([Id], [ActorId], [At], [Entry], [From], [IsUndone], [Note], [Reason], [ReferralId], [To], [Undoes])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Candidates] SET [Version] = @p0
OUTPUT 1
WHERE [Id] = @p1 AND [Version] = @p2;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Outbox] SET [NextAttemptAt] = @p0
OUTPUT 1
WHERE [Id] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Ownerships] SET [SettledByReferralId] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Payouts] SET [DueOn] = @p0, [LedgerCount] = @p1, [Reason] = @p2, [State] = @p3, [Version] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [Version] = @p6;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [HireKey] = @p0, [HireTerms] = @p1, [HiredOn] = @p2, [HolderId] = @p3, [PlannedStart] = @p4, [Stage] = @p5, [StageEntry] = @p6, [Version] = @p7
OUTPUT 1
WHERE [Id] = @p8 AND [Version] = @p9;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [HireTerms] = @p0, [HiredOn] = @p1, [HolderId] = @p2, [PlannedStart] = @p3, [Stage] = @p4, [StageEntry] = @p5, [Version] = @p6
OUTPUT 1
WHERE [Id] = @p7 AND [Version] = @p8;
