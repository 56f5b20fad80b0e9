SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Candidates] AS [c]
        WHERE [c].[Id] = @found_Value_CandidateId AND [c].[ErasedAt] IS NOT NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[Id] = @command_MessageId

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
UPDATE [Referrals] SET [FirstAnswerAt] = @p0, [Version] = @p1, [WaitingSince] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [Version] = @p4;
