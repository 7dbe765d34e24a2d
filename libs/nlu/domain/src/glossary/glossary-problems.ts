/** What may be wrong with a glossary. Codes are stable: the console translates them. */
export const GLOSSARY_PROBLEMS = {
  'GLOSSARY.TOO_LARGE': 'error',
  'GLOSSARY.EMPTY_TEXT': 'error',
  'GLOSSARY.TEXT_TOO_LONG': 'error',
  'GLOSSARY.PHRASE_TOO_SHORT': 'error',
  'GLOSSARY.PHRASE_UNUSABLE': 'error',
  'GLOSSARY.KIND_INVALID': 'error',
  'GLOSSARY.NAME_UNUSABLE': 'error',
  'GLOSSARY.NAME_AMBIGUOUS': 'error',
  'GLOSSARY.PATTERN_UNUSABLE': 'error',
  'GLOSSARY.REPEATED': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;
export type GlossaryProblemCode = keyof typeof GLOSSARY_PROBLEMS;

export const GLOSSARY_PARTS = ['feelings', 'humanRequests', 'ignored', 'lists', 'patterns'] as const;
export type GlossaryPart = (typeof GLOSSARY_PARTS)[number];

export interface GlossaryProblem {
  readonly code: GlossaryProblemCode;
  /** An error keeps the glossary from being saved. */
  readonly severity: 'error' | 'warning';
  readonly part: GlossaryPart;
  /** Place in the part, from 0, and inside it: `[2, 5]` is phrase 5 of feeling 2, or entry 5 of list 2. Absent where the whole part is meant. */
  readonly at?: readonly number[];
  /** How many there are, where there are too many. */
  readonly count?: number;
  /** How many there may be, or how long one may be. */
  readonly limit?: number;
  /** What to change, where the code alone does not say it; English. */
  readonly reason?: string;
}

export type ProblemFacts = Omit<GlossaryProblem, 'code' | 'severity'>;

export const glossaryProblem = (code: GlossaryProblemCode, facts: ProblemFacts): GlossaryProblem => ({ code, severity: GLOSSARY_PROBLEMS[code], ...facts });

export const isUsable = (problems: readonly GlossaryProblem[]): boolean => problems.every(({ severity }) => severity !== 'error');
