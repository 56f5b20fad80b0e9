SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [AuditHead] AS [a]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
)

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [p2].[Id]
    FROM [People] AS [p2]
    WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r13].[Id]
    FROM [Referrals] AS [r13]
    WHERE [r13].[Id] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[Id] = @about17 OR [r14].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [r15].[CandidateId] AS [Id]
    FROM [Referrals] AS [r15]
    WHERE [r15].[Id] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[Id] = @about17 OR [r16].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [p3].[Id]
    FROM [Payouts] AS [p3]
    WHERE [p3].[ReferralId] IN (
        SELECT [r17].[Id]
        FROM [Referrals] AS [r17]
        WHERE [r17].[Id] = @about17 OR [r17].[CandidateId] = @about17
    ) OR [p3].[HireId] IN (
        SELECT [r18].[Id]
        FROM [Referrals] AS [r18]
        WHERE [r18].[Id] = @about17 OR [r18].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r19].[Id]
        FROM [Referrals] AS [r19]
        WHERE [r19].[Id] = @about17 OR [r19].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [c2].[Id]
    FROM [CreditReviews] AS [c2]
    WHERE [c2].[ReferralId] IN (
        SELECT [r20].[Id]
        FROM [Referrals] AS [r20]
        WHERE [r20].[Id] = @about17 OR [r20].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r21].[Id]
        FROM [Referrals] AS [r21]
        WHERE [r21].[Id] = @about17 OR [r21].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [c3].[Id]
    FROM [CreditCases] AS [c3]
    WHERE [c3].[HireId] IN (
        SELECT [r22].[Id]
        FROM [Referrals] AS [r22]
        WHERE [r22].[Id] = @about17 OR [r22].[CandidateId] = @about17
    ) OR [c3].[BeforeId] IN (
        SELECT [r23].[Id]
        FROM [Referrals] AS [r23]
        WHERE [r23].[Id] = @about17 OR [r23].[CandidateId] = @about17
    ) OR [c3].[NowId] IN (
        SELECT [r24].[Id]
        FROM [Referrals] AS [r24]
        WHERE [r24].[Id] = @about17 OR [r24].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [c4].[Id]
    FROM [CandidateMerges] AS [c4]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r25]
        WHERE [r25].[Id] IN (
            SELECT [r26].[Id]
            FROM [Referrals] AS [r26]
            WHERE [r26].[Id] = @about17 OR [r26].[CandidateId] = @about17
        ) AND ([r25].[CandidateId] = [c4].[IntoId] OR [r25].[CandidateId] = [c4].[FromId]))
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[RecipientId] = @about17
    UNION ALL
    SELECT [p5].[Id]
    FROM [PlanVersions] AS [p5]
    WHERE [p5].[PlanId] = @about17
)) AND [a].[At] >= @since AND [a].[At] < @before

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [r13].[Id]
    FROM [Referrals] AS [r13]
    WHERE [r13].[Id] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[ReferrerId] IN (
            SELECT [p2].[Id]
            FROM [People] AS [p2]
            WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c2]
            WHERE [c2].[Id] = [r14].[CandidateId] AND [c2].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [r15].[CandidateId] AS [Id]
    FROM [Referrals] AS [r15]
    WHERE [r15].[Id] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[ReferrerId] IN (
            SELECT [p3].[Id]
            FROM [People] AS [p3]
            WHERE [p3].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c3]
            WHERE [c3].[Id] = [r16].[CandidateId] AND [c3].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[ReferralId] IN (
        SELECT [r17].[Id]
        FROM [Referrals] AS [r17]
        WHERE [r17].[ReferrerId] IN (
            SELECT [p5].[Id]
            FROM [People] AS [p5]
            WHERE [p5].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c4]
            WHERE [c4].[Id] = [r17].[CandidateId] AND [c4].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [p4].[HireId] IN (
        SELECT [r18].[Id]
        FROM [Referrals] AS [r18]
        WHERE [r18].[ReferrerId] IN (
            SELECT [p6].[Id]
            FROM [People] AS [p6]
            WHERE [p6].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c5]
            WHERE [c5].[Id] = [r18].[CandidateId] AND [c5].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r19].[Id]
        FROM [Referrals] AS [r19]
        WHERE [r19].[ReferrerId] IN (
            SELECT [p7].[Id]
            FROM [People] AS [p7]
            WHERE [p7].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c6]
            WHERE [c6].[Id] = [r19].[CandidateId] AND [c6].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c7].[Id]
    FROM [CreditReviews] AS [c7]
    WHERE [c7].[ReferralId] IN (
        SELECT [r20].[Id]
        FROM [Referrals] AS [r20]
        WHERE [r20].[ReferrerId] IN (
            SELECT [p8].[Id]
            FROM [People] AS [p8]
            WHERE [p8].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c8]
            WHERE [c8].[Id] = [r20].[CandidateId] AND [c8].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r21].[Id]
        FROM [Referrals] AS [r21]
        WHERE [r21].[ReferrerId] IN (
            SELECT [p9].[Id]
            FROM [People] AS [p9]
            WHERE [p9].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c9]
            WHERE [c9].[Id] = [r21].[CandidateId] AND [c9].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c10].[Id]
    FROM [CreditCases] AS [c10]
    WHERE [c10].[HireId] IN (
        SELECT [r22].[Id]
        FROM [Referrals] AS [r22]
        WHERE [r22].[ReferrerId] IN (
            SELECT [p10].[Id]
            FROM [People] AS [p10]
            WHERE [p10].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c11]
            WHERE [c11].[Id] = [r22].[CandidateId] AND [c11].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [c10].[BeforeId] IN (
        SELECT [r23].[Id]
        FROM [Referrals] AS [r23]
        WHERE [r23].[ReferrerId] IN (
            SELECT [p11].[Id]
            FROM [People] AS [p11]
            WHERE [p11].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c12]
            WHERE [c12].[Id] = [r23].[CandidateId] AND [c12].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [c10].[NowId] IN (
        SELECT [r24].[Id]
        FROM [Referrals] AS [r24]
        WHERE [r24].[ReferrerId] IN (
            SELECT [p12].[Id]
            FROM [People] AS [p12]
            WHERE [p12].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c13]
            WHERE [c13].[Id] = [r24].[CandidateId] AND [c13].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c14].[Id]
    FROM [CandidateMerges] AS [c14]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r25]
        WHERE [r25].[Id] IN (
            SELECT [r26].[Id]
            FROM [Referrals] AS [r26]
            WHERE [r26].[ReferrerId] IN (
                SELECT [p13].[Id]
                FROM [People] AS [p13]
                WHERE [p13].[NameSearch] LIKE @key_contains ESCAPE N'\'
            ) OR EXISTS (
                SELECT 1
                FROM [Candidates] AS [c15]
                WHERE [c15].[Id] = [r26].[CandidateId] AND [c15].[NameSearch] LIKE @key_contains ESCAPE N'\')
        ) AND ([r25].[CandidateId] = [c14].[IntoId] OR [r25].[CandidateId] = [c14].[FromId]))
    UNION ALL
    SELECT [p14].[Id]
    FROM [Payouts] AS [p14]
    WHERE [p14].[RecipientId] IN (
        SELECT [p15].[Id]
        FROM [People] AS [p15]
        WHERE [p15].[NameSearch] LIKE @key_contains ESCAPE N'\'
    )
    UNION ALL
    SELECT [p16].[Id]
    FROM [People] AS [p16]
    WHERE [p16].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r27].[Id]
    FROM [Referrals] AS [r27]
    WHERE [r27].[Id] IN (
        SELECT [r28].[Id]
        FROM [Referrals] AS [r28]
        WHERE [r28].[Id] = @about52 OR [r28].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [r29].[CandidateId] AS [Id]
    FROM [Referrals] AS [r29]
    WHERE [r29].[Id] IN (
        SELECT [r30].[Id]
        FROM [Referrals] AS [r30]
        WHERE [r30].[Id] = @about52 OR [r30].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [p17].[Id]
    FROM [Payouts] AS [p17]
    WHERE [p17].[ReferralId] IN (
        SELECT [r31].[Id]
        FROM [Referrals] AS [r31]
        WHERE [r31].[Id] = @about52 OR [r31].[CandidateId] = @about52
    ) OR [p17].[HireId] IN (
        SELECT [r32].[Id]
        FROM [Referrals] AS [r32]
        WHERE [r32].[Id] = @about52 OR [r32].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [n1].[Id]
    FROM [Notes] AS [n1]
    WHERE [n1].[ReferralId] IN (
        SELECT [r33].[Id]
        FROM [Referrals] AS [r33]
        WHERE [r33].[Id] = @about52 OR [r33].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [c16].[Id]
    FROM [CreditReviews] AS [c16]
    WHERE [c16].[ReferralId] IN (
        SELECT [r34].[Id]
        FROM [Referrals] AS [r34]
        WHERE [r34].[Id] = @about52 OR [r34].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [o1].[Id]
    FROM [Ownerships] AS [o1]
    WHERE [o1].[ReferralId] IN (
        SELECT [r35].[Id]
        FROM [Referrals] AS [r35]
        WHERE [r35].[Id] = @about52 OR [r35].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [c17].[Id]
    FROM [CreditCases] AS [c17]
    WHERE [c17].[HireId] IN (
        SELECT [r36].[Id]
        FROM [Referrals] AS [r36]
        WHERE [r36].[Id] = @about52 OR [r36].[CandidateId] = @about52
    ) OR [c17].[BeforeId] IN (
        SELECT [r37].[Id]
        FROM [Referrals] AS [r37]
        WHERE [r37].[Id] = @about52 OR [r37].[CandidateId] = @about52
    ) OR [c17].[NowId] IN (
        SELECT [r38].[Id]
        FROM [Referrals] AS [r38]
        WHERE [r38].[Id] = @about52 OR [r38].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [c18].[Id]
    FROM [CandidateMerges] AS [c18]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r39]
        WHERE [r39].[Id] IN (
            SELECT [r40].[Id]
            FROM [Referrals] AS [r40]
            WHERE [r40].[Id] = @about52 OR [r40].[CandidateId] = @about52
        ) AND ([r39].[CandidateId] = [c18].[IntoId] OR [r39].[CandidateId] = [c18].[FromId]))
    UNION ALL
    SELECT [p18].[Id]
    FROM [Payouts] AS [p18]
    WHERE [p18].[RecipientId] = @about52
    UNION ALL
    SELECT [p19].[Id]
    FROM [PlanVersions] AS [p19]
    WHERE [p19].[PlanId] = @about52
)) AND [a].[At] >= @since AND [a].[At] < @before

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
)
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
)
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p14 ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [p2].[Id]
    FROM [People] AS [p2]
    WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r13].[Id]
    FROM [Referrals] AS [r13]
    WHERE [r13].[Id] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[Id] = @about17 OR [r14].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [r15].[CandidateId] AS [Id]
    FROM [Referrals] AS [r15]
    WHERE [r15].[Id] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[Id] = @about17 OR [r16].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [p3].[Id]
    FROM [Payouts] AS [p3]
    WHERE [p3].[ReferralId] IN (
        SELECT [r17].[Id]
        FROM [Referrals] AS [r17]
        WHERE [r17].[Id] = @about17 OR [r17].[CandidateId] = @about17
    ) OR [p3].[HireId] IN (
        SELECT [r18].[Id]
        FROM [Referrals] AS [r18]
        WHERE [r18].[Id] = @about17 OR [r18].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r19].[Id]
        FROM [Referrals] AS [r19]
        WHERE [r19].[Id] = @about17 OR [r19].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [c2].[Id]
    FROM [CreditReviews] AS [c2]
    WHERE [c2].[ReferralId] IN (
        SELECT [r20].[Id]
        FROM [Referrals] AS [r20]
        WHERE [r20].[Id] = @about17 OR [r20].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r21].[Id]
        FROM [Referrals] AS [r21]
        WHERE [r21].[Id] = @about17 OR [r21].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [c3].[Id]
    FROM [CreditCases] AS [c3]
    WHERE [c3].[HireId] IN (
        SELECT [r22].[Id]
        FROM [Referrals] AS [r22]
        WHERE [r22].[Id] = @about17 OR [r22].[CandidateId] = @about17
    ) OR [c3].[BeforeId] IN (
        SELECT [r23].[Id]
        FROM [Referrals] AS [r23]
        WHERE [r23].[Id] = @about17 OR [r23].[CandidateId] = @about17
    ) OR [c3].[NowId] IN (
        SELECT [r24].[Id]
        FROM [Referrals] AS [r24]
        WHERE [r24].[Id] = @about17 OR [r24].[CandidateId] = @about17
    )
    UNION ALL
    SELECT [c4].[Id]
    FROM [CandidateMerges] AS [c4]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r25]
        WHERE [r25].[Id] IN (
            SELECT [r26].[Id]
            FROM [Referrals] AS [r26]
            WHERE [r26].[Id] = @about17 OR [r26].[CandidateId] = @about17
        ) AND ([r25].[CandidateId] = [c4].[IntoId] OR [r25].[CandidateId] = [c4].[FromId]))
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[RecipientId] = @about17
    UNION ALL
    SELECT [p5].[Id]
    FROM [PlanVersions] AS [p5]
    WHERE [p5].[PlanId] = @about17
)) AND [a].[At] >= @since AND [a].[At] < @before
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p45 ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditCases] AS [c0]
    WHERE [c0].[HireId] IN (
        SELECT [r8].[Id]
        FROM [Referrals] AS [r8]
        WHERE [r8].[ReferrerId] = @me
    ) OR [c0].[BeforeId] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] = @me
    ) OR [c0].[NowId] IN (
        SELECT [r10].[Id]
        FROM [Referrals] AS [r10]
        WHERE [r10].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c1].[Id]
    FROM [CandidateMerges] AS [c1]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] IN (
            SELECT [r12].[Id]
            FROM [Referrals] AS [r12]
            WHERE [r12].[ReferrerId] = @me
        ) AND ([r11].[CandidateId] = [c1].[IntoId] OR [r11].[CandidateId] = [c1].[FromId]))
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [r13].[Id]
    FROM [Referrals] AS [r13]
    WHERE [r13].[Id] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[ReferrerId] IN (
            SELECT [p2].[Id]
            FROM [People] AS [p2]
            WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c2]
            WHERE [c2].[Id] = [r14].[CandidateId] AND [c2].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [r15].[CandidateId] AS [Id]
    FROM [Referrals] AS [r15]
    WHERE [r15].[Id] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[ReferrerId] IN (
            SELECT [p3].[Id]
            FROM [People] AS [p3]
            WHERE [p3].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c3]
            WHERE [c3].[Id] = [r16].[CandidateId] AND [c3].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[ReferralId] IN (
        SELECT [r17].[Id]
        FROM [Referrals] AS [r17]
        WHERE [r17].[ReferrerId] IN (
            SELECT [p5].[Id]
            FROM [People] AS [p5]
            WHERE [p5].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c4]
            WHERE [c4].[Id] = [r17].[CandidateId] AND [c4].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [p4].[HireId] IN (
        SELECT [r18].[Id]
        FROM [Referrals] AS [r18]
        WHERE [r18].[ReferrerId] IN (
            SELECT [p6].[Id]
            FROM [People] AS [p6]
            WHERE [p6].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c5]
            WHERE [c5].[Id] = [r18].[CandidateId] AND [c5].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r19].[Id]
        FROM [Referrals] AS [r19]
        WHERE [r19].[ReferrerId] IN (
            SELECT [p7].[Id]
            FROM [People] AS [p7]
            WHERE [p7].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c6]
            WHERE [c6].[Id] = [r19].[CandidateId] AND [c6].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c7].[Id]
    FROM [CreditReviews] AS [c7]
    WHERE [c7].[ReferralId] IN (
        SELECT [r20].[Id]
        FROM [Referrals] AS [r20]
        WHERE [r20].[ReferrerId] IN (
            SELECT [p8].[Id]
            FROM [People] AS [p8]
            WHERE [p8].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c8]
            WHERE [c8].[Id] = [r20].[CandidateId] AND [c8].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r21].[Id]
        FROM [Referrals] AS [r21]
        WHERE [r21].[ReferrerId] IN (
            SELECT [p9].[Id]
            FROM [People] AS [p9]
            WHERE [p9].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c9]
            WHERE [c9].[Id] = [r21].[CandidateId] AND [c9].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c10].[Id]
    FROM [CreditCases] AS [c10]
    WHERE [c10].[HireId] IN (
        SELECT [r22].[Id]
        FROM [Referrals] AS [r22]
        WHERE [r22].[ReferrerId] IN (
            SELECT [p10].[Id]
            FROM [People] AS [p10]
            WHERE [p10].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c11]
            WHERE [c11].[Id] = [r22].[CandidateId] AND [c11].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [c10].[BeforeId] IN (
        SELECT [r23].[Id]
        FROM [Referrals] AS [r23]
        WHERE [r23].[ReferrerId] IN (
            SELECT [p11].[Id]
            FROM [People] AS [p11]
            WHERE [p11].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c12]
            WHERE [c12].[Id] = [r23].[CandidateId] AND [c12].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [c10].[NowId] IN (
        SELECT [r24].[Id]
        FROM [Referrals] AS [r24]
        WHERE [r24].[ReferrerId] IN (
            SELECT [p12].[Id]
            FROM [People] AS [p12]
            WHERE [p12].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c13]
            WHERE [c13].[Id] = [r24].[CandidateId] AND [c13].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c14].[Id]
    FROM [CandidateMerges] AS [c14]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r25]
        WHERE [r25].[Id] IN (
            SELECT [r26].[Id]
            FROM [Referrals] AS [r26]
            WHERE [r26].[ReferrerId] IN (
                SELECT [p13].[Id]
                FROM [People] AS [p13]
                WHERE [p13].[NameSearch] LIKE @key_contains ESCAPE N'\'
            ) OR EXISTS (
                SELECT 1
                FROM [Candidates] AS [c15]
                WHERE [c15].[Id] = [r26].[CandidateId] AND [c15].[NameSearch] LIKE @key_contains ESCAPE N'\')
        ) AND ([r25].[CandidateId] = [c14].[IntoId] OR [r25].[CandidateId] = [c14].[FromId]))
    UNION ALL
    SELECT [p14].[Id]
    FROM [Payouts] AS [p14]
    WHERE [p14].[RecipientId] IN (
        SELECT [p15].[Id]
        FROM [People] AS [p15]
        WHERE [p15].[NameSearch] LIKE @key_contains ESCAPE N'\'
    )
    UNION ALL
    SELECT [p16].[Id]
    FROM [People] AS [p16]
    WHERE [p16].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r27].[Id]
    FROM [Referrals] AS [r27]
    WHERE [r27].[Id] IN (
        SELECT [r28].[Id]
        FROM [Referrals] AS [r28]
        WHERE [r28].[Id] = @about52 OR [r28].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [r29].[CandidateId] AS [Id]
    FROM [Referrals] AS [r29]
    WHERE [r29].[Id] IN (
        SELECT [r30].[Id]
        FROM [Referrals] AS [r30]
        WHERE [r30].[Id] = @about52 OR [r30].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [p17].[Id]
    FROM [Payouts] AS [p17]
    WHERE [p17].[ReferralId] IN (
        SELECT [r31].[Id]
        FROM [Referrals] AS [r31]
        WHERE [r31].[Id] = @about52 OR [r31].[CandidateId] = @about52
    ) OR [p17].[HireId] IN (
        SELECT [r32].[Id]
        FROM [Referrals] AS [r32]
        WHERE [r32].[Id] = @about52 OR [r32].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [n1].[Id]
    FROM [Notes] AS [n1]
    WHERE [n1].[ReferralId] IN (
        SELECT [r33].[Id]
        FROM [Referrals] AS [r33]
        WHERE [r33].[Id] = @about52 OR [r33].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [c16].[Id]
    FROM [CreditReviews] AS [c16]
    WHERE [c16].[ReferralId] IN (
        SELECT [r34].[Id]
        FROM [Referrals] AS [r34]
        WHERE [r34].[Id] = @about52 OR [r34].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [o1].[Id]
    FROM [Ownerships] AS [o1]
    WHERE [o1].[ReferralId] IN (
        SELECT [r35].[Id]
        FROM [Referrals] AS [r35]
        WHERE [r35].[Id] = @about52 OR [r35].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [c17].[Id]
    FROM [CreditCases] AS [c17]
    WHERE [c17].[HireId] IN (
        SELECT [r36].[Id]
        FROM [Referrals] AS [r36]
        WHERE [r36].[Id] = @about52 OR [r36].[CandidateId] = @about52
    ) OR [c17].[BeforeId] IN (
        SELECT [r37].[Id]
        FROM [Referrals] AS [r37]
        WHERE [r37].[Id] = @about52 OR [r37].[CandidateId] = @about52
    ) OR [c17].[NowId] IN (
        SELECT [r38].[Id]
        FROM [Referrals] AS [r38]
        WHERE [r38].[Id] = @about52 OR [r38].[CandidateId] = @about52
    )
    UNION ALL
    SELECT [c18].[Id]
    FROM [CandidateMerges] AS [c18]
    WHERE EXISTS (
        SELECT 1
        FROM [Referrals] AS [r39]
        WHERE [r39].[Id] IN (
            SELECT [r40].[Id]
            FROM [Referrals] AS [r40]
            WHERE [r40].[Id] = @about52 OR [r40].[CandidateId] = @about52
        ) AND ([r39].[CandidateId] = [c18].[IntoId] OR [r39].[CandidateId] = [c18].[FromId]))
    UNION ALL
    SELECT [p18].[Id]
    FROM [Payouts] AS [p18]
    WHERE [p18].[RecipientId] = @about52
    UNION ALL
    SELECT [p19].[Id]
    FROM [PlanVersions] AS [p19]
    WHERE [p19].[PlanId] = @about52
)) AND [a].[At] >= @since AND [a].[At] < @before
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p80 ROWS ONLY

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
WHERE [c].[Id] = @ids1

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
WHERE [c].[Id] IN (@list)

SELECT [c].[Id], [c].[IntoId]
FROM [CandidateMerges] AS [c]
WHERE [c].[Id] = @ids1

SELECT [c].[Id], [c].[IntoId]
FROM [CandidateMerges] AS [c]
WHERE [c].[Id] IN (@list)

SELECT [c].[Id], [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] = @named1

SELECT [c].[Id], [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] IN (@list)

SELECT [l].[Id], [l].[Name]
FROM [Lists] AS [l]
WHERE [l].[Id] = @ids1

SELECT [l].[Id], [l].[Name]
FROM [Lists] AS [l]
WHERE [l].[Id] IN (@list)

SELECT [o].[Id], [o].[Title] + N', ' + [o].[Location] AS [Text]
FROM [Openings] AS [o]
WHERE [o].[Id] IN (@list)

SELECT [o].[Id], [o].[Title], [o].[Location]
FROM [Openings] AS [o]
WHERE [o].[Id] = @ids1

SELECT [o].[Id], [o].[Title], [o].[Location]
FROM [Openings] AS [o]
WHERE [o].[Id] IN (@list)

SELECT [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Name]
FROM [Plans] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Name]
FROM [Plans] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Name] AS [Text]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Number]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Number]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[PlanId], [p].[Number], (
    SELECT TOP(1) [p0].[Name]
    FROM [Plans] AS [p0]
    WHERE [p0].[Id] = [p].[PlanId]) AS [Name]
FROM [PlanVersions] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[PlanId], [p].[Number], (
    SELECT TOP(1) [p0].[Name]
    FROM [Plans] AS [p0]
    WHERE [p0].[Id] = [p].[PlanId]) AS [Name]
FROM [PlanVersions] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[ReferralId]
FROM [Payouts] AS [p]
WHERE [p].[Id] = @ids1
UNION ALL
SELECT [n].[Id], [n].[ReferralId]
FROM [Notes] AS [n]
WHERE [n].[Id] = @ids1
UNION ALL
SELECT [c].[Id], [c].[ReferralId]
FROM [CreditReviews] AS [c]
WHERE [c].[Id] = @ids1
UNION ALL
SELECT [o].[Id], [o].[ReferralId]
FROM [Ownerships] AS [o]
WHERE [o].[Id] = @ids1
UNION ALL
SELECT [c0].[Id], [c0].[HireId] AS [ReferralId]
FROM [CreditCases] AS [c0]
WHERE [c0].[Id] = @ids1
UNION ALL
SELECT [r].[Id], [r].[Id] AS [ReferralId]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @ids1

SELECT [p].[Id], [p].[ReferralId]
FROM [Payouts] AS [p]
WHERE [p].[Id] IN (@list)
UNION ALL
SELECT [n].[Id], [n].[ReferralId]
FROM [Notes] AS [n]
WHERE [n].[Id] IN (@list)
UNION ALL
SELECT [c].[Id], [c].[ReferralId]
FROM [CreditReviews] AS [c]
WHERE [c].[Id] IN (@list)
UNION ALL
SELECT [o].[Id], [o].[ReferralId]
FROM [Ownerships] AS [o]
WHERE [o].[Id] IN (@list)
UNION ALL
SELECT [c0].[Id], [c0].[HireId] AS [ReferralId]
FROM [CreditCases] AS [c0]
WHERE [c0].[Id] IN (@list)
UNION ALL
SELECT [r].[Id], [r].[Id] AS [ReferralId]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)

SELECT [r].[Id], [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE 0 = 1

SELECT [r].[Id], [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)
