/** The address when it is one that may be opened from a text of others: http and https only. */
export function safeLink(url: string | null | undefined): string | undefined {
  if (url === null || url === undefined) return undefined;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined; // not an address at all: shown as text
  }
}
