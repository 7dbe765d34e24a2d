type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; texts become text nodes, so nothing that was said is ever read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name, attributes: Attributes = {}, ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing of 24 by 24. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}

export const ICONS = {
  chat: 'M4 5h16v11H10l-4.5 3.5V16H4z',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-5 16-4-6.5z',
  thumbUp: 'M4 11h4v9H4zM8 11l4-7c2 0 2.5 1.5 2 3l-.7 3H19c1.2 0 1.8 1 1.5 2l-1.7 6.5c-.3 1-1 1.5-2 1.5H8',
  thumbDown: 'M20 13h-4V4h4zM16 13l-4 7c-2 0-2.5-1.5-2-3l.7-3H5c-1.2 0-1.8-1-1.5-2l1.7-6.5c.3-1 1-1.5 2-1.5H16',
} as const;
