import type { ShownLine } from './thread-state';

export interface Proposal {
  readonly question: string;
  readonly answer: string;
}

/** What a proposal begins with: the agent's longest reply, which tells most, and what the customer had said last before it. */
export function proposalOf(lines: readonly ShownLine[]): Proposal {
  const replies = lines.flatMap(({ author, text }, index) => (author === 'agent' && text.trim() !== '' ? [{ text: text.trim(), index }] : []));
  const [first] = replies;
  if (!first) return { question: '', answer: '' };
  const best = replies.reduce((longest, reply) => (reply.text.length > longest.text.length ? reply : longest), first);
  const asked = lines.slice(0, best.index).findLast(({ author, text }) => author === 'customer' && text.trim() !== '');
  return { question: asked?.text.trim() ?? '', answer: best.text };
}
