/** What somebody says of a bot's answer; `withdrawn` takes an earlier word back. */
export const ANSWER_VERDICTS = ['helpful', 'wrong', 'withdrawn'] as const;
export type AnswerVerdict = (typeof ANSWER_VERDICTS)[number];
