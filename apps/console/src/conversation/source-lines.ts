import type { Source } from '../shared/api-types';

/** Answers for plain channels end with their source; here it is a link of its own below the text. */
export function withoutSources(text: string, sources: readonly Source[]): string {
  const at = text.lastIndexOf('\n\n');
  if (at < 0) return text;
  const last = text.slice(at);
  return sources.some(({ title, url }) => url !== undefined && last.includes(url) && last.includes(title)) ? text.slice(0, at) : text;
}
