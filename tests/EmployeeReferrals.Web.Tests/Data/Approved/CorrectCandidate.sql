SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [CandidateContacts] AS [c]
        WHERE [c].[CandidateId] <> @candidate_Id AND [c].[Kind] = N'Email' AND [c].[Key] = @email_Key) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
            SELECT COUNT(*)
            FROM [CandidateContacts] AS [c]
            WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
            SELECT 1
            FROM [CandidateMerges] AS [c0]
            WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] = @candidate_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

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
    WHERE [c].[Id] = @found_Value_CandidateId
) AS [c1]
LEFT JOIN [CandidateContacts] AS [c0] ON [c1].[Id] = [c0].[CandidateId]
ORDER BY [c1].[Id]

SELECT [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[ReferralId] = @ids1

SELECT [o].[ReferralId]
FROM [Outbox] AS [o]
WHERE [o].[Kind] = N'CandidateNotice' AND [o].[ReferralId] = @ids1 AND [o].[State] = N'Waiting'

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @candidateId

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [CandidateLinks]
OUTPUT 1
WHERE [Id] = @p0;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CandidateContacts] ([Id], [CandidateId], [Key], [Kind], [Value])
VALUES (@p0, @p1, @p2, @p3, @p4);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CandidateLinks] ([Id], [CandidateId], [ExpiresAt], [ReferralId], [TokenHash])
VALUES (@p0, @p1, @p2, @p3, @p4);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Candidates] SET [Email] = @p0, [Name] = @p1, [NameSearch] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [TypedEmail] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;
