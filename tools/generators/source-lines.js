/** Text of a file that has to be there. */
export function textOf(tree, path) {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} does not exist`);
  return text;
}

/** Refuses to write over what somebody wrote. */
export function requireAbsent(tree, path) {
  if (tree.exists(path)) throw new Error(`${path} exists already`);
}

/** Adds an import after the last one that imports from the same folder, else after the last import. */
export function addImport(text, line) {
  const folder = /from '(\.\/[^/']+\/)/.exec(line)?.[1];
  const lines = text.split('\n');
  const isImport = (other) => /^import .* from '.*';$/.test(other);
  const isNear = (other) => isImport(other) && folder !== undefined && other.includes(`from '${folder}`);
  const near = lines.findLastIndex(isNear);
  const at = near >= 0 ? near : lines.findLastIndex(isImport);
  return [...lines.slice(0, at + 1), line, ...lines.slice(at + 1)].join('\n');
}

/** Adds an entry at the end of the list that is declared as `const <name>`. */
export function addToList(text, name, entry) {
  const start = text.search(new RegExp(`const ${name}\\b`));
  const end = start < 0 ? -1 : text.indexOf('];', start);
  if (end < 0) throw new Error(`There is no list named ${name}`);
  const before = text.slice(0, end).trimEnd();
  const comma = /[,[]$/.test(before) ? '' : ',';
  return `${before}${comma}\n  ${entry},\n${text.slice(end)}`;
}

/** Adds an export after the last one of the same folder, else at the end; an index that exports nothing yet is replaced. */
export function addExport(text, line) {
  if (text.trim() === 'export {};') return `${line}\n`;
  const folder = /from '(\.\/[^/']+\/)/.exec(line)?.[1];
  const lines = text.trimEnd().split('\n');
  const near = lines.findLastIndex((other) => folder !== undefined && other.includes(`from '${folder}`));
  const at = near >= 0 ? near + 1 : lines.length;
  return `${[...lines.slice(0, at), line, ...lines.slice(at)].join('\n')}\n`;
}

/** What the person who ran the generator has to do next. */
export const nextSteps = (...steps) => () => console.log(['', 'Next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`), ''].join('\n'));
