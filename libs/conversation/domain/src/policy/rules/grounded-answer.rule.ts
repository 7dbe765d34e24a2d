import type { Rule } from '../rule';

/** The best passage that is sure enough, in the customer's language where there is one. */
export const groundedAnswer: Rule = ({ passages = [], language }, { answerThreshold }) => {
  const sure = passages.filter(({ confidence }) => confidence >= answerThreshold);
  const passage = sure.find((candidate) => candidate.language === language) ?? sure[0];
  return passage && { kind: 'answer', passage };
};
