import ts from 'typescript';

export interface Finding {
  readonly line: number;
  readonly what: string;
}

const TESTS = new Set(['it', 'test', 'fit', 'xit', 'xtest']);
const GROUPS = new Set(['describe', 'fdescribe', 'xdescribe']);
const SWITCHED = new Set(['fit', 'xit', 'xtest', 'fdescribe', 'xdescribe']);
const SWITCHES = new Set(['skip', 'only', 'todo', 'failing']);
const WAITS = new Set(['setTimeout', 'setInterval', 'sleep']);

const parse = (text: string): ts.SourceFile => ts.createSourceFile('spec.ts', text, ts.ScriptTarget.ES2022, true);
const lineOf = (node: ts.Node): number => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** `it` of `it('…')`, `it.each(rows)('…')` and `it.skip('…')`. */
function rootName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee)) {
    return rootName(ts.isTaggedTemplateExpression(callee) ? callee.tag : callee.expression);
  }
  return '';
}

/**
 * Full titles (groups included) that more than one test of the file has: a report could not tell them apart.
 * A title with a placeholder becomes another one per row, so it is left out.
 */
export function repeatedTitles(text: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    const title = ts.isCallExpression(node) ? titleOf(node) : undefined;
    if (ts.isCallExpression(node) && title !== undefined) {
      const name = rootName(node.expression);
      if (TESTS.has(name) && !/[%$]/.test(title)) titles.push([...groups, title].join(' › '));
      if (GROUPS.has(name)) return ts.forEachChild(node, (child) => visit(child, [...groups, title]));
    }
    ts.forEachChild(node, (child) => visit(child, groups));
  };
  visit(parse(text), []);
  return [...new Set(titles.filter((title, index) => titles.indexOf(title) !== index))];
}

function titleOf(call: ts.CallExpression): string | undefined {
  const [first] = call.arguments;
  return first && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)) ? first.getText() : undefined;
}

/** Tests that are switched off or single out themselves. */
export function switchedTests(text: string): Finding[] {
  return search(text, (node) => {
    if (ts.isPropertyAccessExpression(node) && SWITCHES.has(node.name.text) && isTestOrGroup(rootName(node))) return node.getText();
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && SWITCHED.has(node.expression.text)) return node.expression.text;
    return undefined;
  });
}

/** Waiting for time to pass instead of for a position or a state. */
export function waits(text: string): Finding[] {
  return search(text, (node) =>
    ts.isIdentifier(node) && WAITS.has(node.text) && isUse(node) ? node.text : undefined,
  );
}

const isTestOrGroup = (name: string): boolean => TESTS.has(name) || GROUPS.has(name);

/** A call or a value, as opposed to a property of something else such as `jest.setTimeout`, or the name of a field. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node && ['globalThis', 'timers'].includes(parent.expression.getText());
  return !ts.isPropertyAssignment(parent) && !ts.isImportSpecifier(parent) && !ts.isPropertySignature(parent);
}

function search(text: string, find: (node: ts.Node) => string | undefined): Finding[] {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const what = find(node);
    if (what !== undefined) findings.push({ line: lineOf(node), what });
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  return findings;
}
